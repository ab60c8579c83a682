// Follows the program by server-sent events, and draws what it did until now.

import { act, prepareDialog } from "./actions.js";
import { drawLag, drawLatency, drawSpeed, fitAll, redrawAll } from "./charts.js";
import { byId, show } from "./elements.js";
import { render } from "./render.js";

const HISTORY_MILLIS = 5000;
const LATENCY_MILLIS = 30000;
const SILENCE_MILLIS = 6000;

let history = null;
let latency = null;
let lastSeen = 0;

function state(words, className) {
  const pulse = byId("pulse");
  if (pulse.textContent !== words) {
    pulse.textContent = words;
    pulse.className = `pulse ${className}`;
  }
}

function drawAll() {
  if (history) {
    drawLag(history);
    drawSpeed(history);
  }
  show("latency-card", latency !== null);
  if (latency) {
    drawLatency(latency);
  }
}

async function read(path) {
  try {
    const answer = await fetch(path);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

async function readHistory() {
  history = (await read("history")) ?? history;
  if (history) {
    drawLag(history);
    drawSpeed(history);
  }
}

async function readLatency() {
  latency = (await read("latency")) ?? latency;
  drawAll();
}

function follow() {
  const stream = new EventSource("live");
  stream.addEventListener("view", (event) => {
    const view = JSON.parse(event.data);
    lastSeen = Date.now();
    render(view);
    const finished = view.phase === "finished";
    state(view.running ? "live" : finished ? "finished" : "not running", view.running ? "live" : "");
    show("notice", view.running ? view.paused : !finished);
    byId("notice").textContent = view.running
      ? "Paused: nobody changes the target until it is resumed. Events wait in their queue."
      : "No process is at it on this machine: this is how it was left. ‘decant migrate start’ goes on.";
    byId("seen").textContent = `As of ${new Date(view.at).toLocaleTimeString("en-GB")}`;
  });
  stream.addEventListener("error", () => {
    if (stream.readyState === EventSource.CLOSED) {
      setTimeout(follow, 3000);
    }
  });
}

prepareDialog();
byId("pause").addEventListener("click", () => act(byId("pause").dataset.act));
byId("retry-all").addEventListener("click", () => act("retry-all"));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  redrawAll();
  drawAll();
});
addEventListener("resize", fitAll);
setInterval(() => {
  if (Date.now() - lastSeen > SILENCE_MILLIS) {
    state("the program does not answer", "lost");
  }
}, 1000);
setInterval(readHistory, HISTORY_MILLIS);
setInterval(readLatency, LATENCY_MILLIS);
follow();
readHistory();
readLatency();
