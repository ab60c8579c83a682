// Shows a view.

import { act } from "./actions.js";
import { bar, byId, element, facts, icon, mark, rows, say, show } from "./elements.js";
import { about, bytes, clock, count, counted, dollars, duration, millis, perSecond, percent } from "./figures.js";

const CHECK = "M3 8.5l3.2 3.2L13 4.800";
const BAR = "M3.500 8h9";
const DOT = "M8 8h.010";
const BACK = "M6 4L3 7l3 3M3 7h6.500a3 3 0 0 1 0 6H7";
const STEPS = {
  DONE: ["done", CHECK, "done"],
  NOW: ["now", DOT, "under way"],
  TO_COME: ["to-come", DOT, "to come"],
  UNDONE: ["undone", BACK, "undone"],
};

export function render(view) {
  document.title = `${view.phase} · Decant`;
  say("route", element("b", null, view.source), " → ", element("b", null, view.target));
  if (byId("headline").textContent !== view.headline) {
    byId("headline").textContent = view.headline;
  }
  showPhases(view);
  showObjects(view);
  showLag(view);
  showSpeed(view);
  showAccess(view.access);
  showMoney(view.money);
  showLimits(view);
  showCourse(view.course);
  // Behind the last gate they say nothing more.
  show("gates-card", !["switching", "switched", "finished"].includes(view.phase));
  showGates(view.gates);
  showParked(view);
  showLog(view.lines);
  const pause = byId("pause");
  pause.hidden = !view.running;
  pause.textContent = view.paused ? "Resume" : "Pause";
  pause.dataset.act = view.paused ? "resume" : "pause";
}

function showPhases(view) {
  const made = view.phases.map((phase) => {
    const now = phase.state === "NOW";
    const state = now ? "now" : phase.state === "DONE" ? "done" : "to-come";
    return element(
      "li",
      { class: state, "aria-current": now ? "step" : null },
      phase.word,
      now ? element("small", null, view.paused ? "paused" : view.step) : null,
    );
  });
  say("phases", ...made);
}

function showObjects(view) {
  const pass = view.pass;
  if (!pass) {
    say("objects", "–");
    facts("objects-facts", [["", "no pass was made yet"]]);
    show("bar", false);
    return;
  }
  show("bar", pass.keysTotal !== null);
  const whole = pass.keysTotal === null ? " keys so far" : ` of ${pass.keysError > 0 ? "about " : ""}${about(pass.keysTotal, pass.keysError)}`;
  say("objects", count(pass.keys), element("small", null, whole));
  if (pass.keysTotal !== null) {
    bar("bar", pass.ended ? 100 : percent(pass.keys, pass.keysTotal));
  }
  facts("objects-facts", [
    [pass.ended ? "Last pass" : "Pass", pass.step],
    ["Bytes", pass.bytes > 0 ? bytes(pass.bytes) + (pass.bytesTotal && !pass.ended ? ` of ${bytes(pass.bytesTotal)}` : "") : null],
    ["Copied", pass.copied > 0 ? `${count(pass.copied)}, ${bytes(pass.copiedBytes)}` : null],
    ["Time left", pass.ended ? null : pass.secondsLeft === null ? "not known yet" : `about ${duration(pass.secondsLeft)}`],
  ]);
}

function atRest(view) {
  return view.phase === "finished" ? "nothing is left to do" : "no process runs";
}

function showLag(view) {
  const live = view.live;
  if (!live) {
    say("lag", "–");
    mark("lag", "big", "");
    facts("lag-facts", [["", atRest(view)]]);
    return;
  }
  const late = live.lagMillis !== null && live.lagMillis > live.maxLagMillis;
  say("lag", live.lagMillis === null ? "–" : millis(live.lagMillis));
  mark("lag", "big", late ? "warn" : "");
  const half = (lags) => (lags.count === 0 ? null : `${millis(lags.medianMillis)}, 99 % ${millis(lags.p99Millis)}`);
  facts("lag-facts", [
    ["Bound", millis(live.maxLagMillis)],
    ["Changes", half(live.changes) ?? "none yet"],
    ["Until hidden", half(live.exposures)],
    ["Waiting", live.waiting === null ? "not known" : counted(live.waiting + live.hints, "event")],
    ["Trouble", live.trouble || live.removalsStopped],
  ]);
}

function showSpeed(view) {
  const pass = view.pass && !view.pass.ended ? view.pass : null;
  const copies = pass !== null && pass.copiesPerSecond > 0;
  const rate = pass ? (copies ? pass.copiesPerSecond : pass.keysPerSecond) : null;
  const noun = copies ? " copies" : " keys";
  say("speed", ...(rate === null ? ["–"] : [perSecond(rate), element("small", null, noun)]));
  const looks = view.live?.looks ?? {};
  facts("speed-facts", [
    ["Keys compared", copies ? perSecond(pass.keysPerSecond) : null],
    ["Bytes", pass && pass.copiedBytesPerSecond > 0 ? `${bytes(pass.copiedBytesPerSecond)}/s` : null],
    ["In flight", view.limits ? counted(view.limits.inFlight, "request") : null],
    ["By events", view.live ? `${count(looks.copied ?? 0)} copied, ${count(looks.removed ?? 0)} removed` : null],
    ["", view.running ? null : atRest(view)],
  ]);
}

function showAccess(access) {
  if (!access) {
    say("access", "–");
    facts("access-facts", [["", "not compared yet"]]);
    return;
  }
  say("access", count(access.exposed), element("small", null, "were shown too much, and are closed"));
  facts("access-facts", [
    ["Other lists repaired", count(access.repaired)],
    ["Kept away", access.withheld > 0 ? count(access.withheld) : null],
  ]);
}

function showMoney(money) {
  show("money-card", money !== null);
  if (money === null) {
    return;
  }
  const share = money.budget === null ? 0 : percent(money.spent, money.budget);
  const level = share >= 100 ? "bad" : share >= 80 ? "warn" : "";
  say("money", dollars(money.spent), element("small", null, money.budget === null ? "" : ` of ${dollars(money.budget)}`));
  show("money-bar", money.budget !== null);
  bar("money-bar", share);
  mark("money-bar", "bar", level);
  mark("money", "big", level);
  facts("money-facts", [["Of the budget", money.budget === null ? null : `${share.toFixed(1)} %`]]);
}

function showLimits(view) {
  const reasons = view.limits?.reasons ?? [];
  show("limits-card", reasons.length > 0);
  rows("reasons", reasons, (reason) => reason, (reason) => element("li", null, reason));
}

function showCourse(course) {
  show("course-card", course !== null);
  if (course === null) {
    return;
  }
  byId("course-count").textContent = course.words;
  show("course-stopped", course.stopped !== "");
  say("course-stopped", course.stopped);
  rows(
    "course",
    course.steps,
    (step) => `${step.word} ${step.state} ${step.at}`,
    (step) => {
      const [state, path, words] = STEPS[step.state];
      return element(
        "li",
        { class: state, "aria-current": step.state === "NOW" ? "step" : null },
        icon(path),
        element("b", null, step.word.replaceAll("-", " "), element("i", { class: "unseen" }, ` (${words})`)),
        step.at && step.state !== "NOW" ? element("time", { datetime: step.at }, clock(step.at)) : null,
        step.state === "NOW" ? element("span", null, step.sentence) : null,
      );
    },
  );
}

function showGates(gates) {
  const open = gates.filter((gate) => gate.open).length;
  byId("gates-count").textContent = `${open} of ${gates.length} open`;
  rows(
    "gates",
    gates,
    (gate) => `${gate.name} ${gate.open} ${gate.reason}`,
    (gate) =>
      element(
        "li",
        { class: gate.open ? "open" : "closed" },
        icon(gate.open ? CHECK : BAR),
        element("b", null, gate.name, element("i", { class: "unseen" }, gate.open ? " (open)" : " (closed)")),
        element("span", null, gate.reason),
      ),
  );
}

function showParked(view) {
  const parked = view.parked;
  const total = parked.total ?? 0;
  const pending = parked.pending ? `${total > 0 ? ", " : ""}${count(parked.pending)} to be looked at again` : "";
  byId("parked-count").textContent = parked.total === null ? "" : `${total > 0 || !pending ? count(total) : ""}${pending}`;
  show("retry-all", view.running && total > 0);
  if (parked.first.length === 0) {
    const words = parked.total === null ? "Nobody can tell now." : "No key is parked.";
    rows("parked", [words], (word) => word, (word) => element("li", { class: "empty" }, word));
    return;
  }
  const keys = parked.first.map((key) => ({ ...key, mayRetry: view.running }));
  rows("parked", keys, (key) => `${key.key} ${key.cause} ${key.since} ${key.mayRetry}`, parkedRow);
  const list = byId("parked");
  if (total > parked.first.length) {
    list.append(element("li", { class: "empty" }, `and ${count(total - parked.first.length)} more`));
  }
}

function parkedRow(key) {
  const button = element("button", { type: "button", class: "small", "aria-label": `Retry ${key.shown}` }, "Retry");
  button.addEventListener("click", () => act("retry", key.key));
  return element(
    "li",
    null,
    element("code", null, key.shown),
    element("p", null, element("b", null, key.cause), ` ${key.detail}`),
    key.mayRetry ? button : null,
  );
}

function showLog(lines) {
  const log = byId("log");
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 24;
  const before = log.lastElementChild?.dataset.key;
  rows(
    "log",
    lines.map((line, i) => ({ ...line, i })),
    (line) => `${line.at} ${line.i} ${line.line}`,
    (line) => element("li", null, element("time", { datetime: line.at }, clock(line.at)), element("span", null, line.line)),
  );
  if (atEnd && before !== log.lastElementChild?.dataset.key) {
    log.scrollTop = log.scrollHeight;
  }
}
