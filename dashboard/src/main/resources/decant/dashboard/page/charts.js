// What goes on over time, drawn by uPlot in the colours of the page.

import { byId, element } from "./elements.js";
import { duration, perSecond } from "./figures.js";

const FONT = `12px ${getComputedStyle(document.body).fontFamily}`;
const HEIGHT = 190;
const drawn = new Map();

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function line(label, stroke, value, more) {
  return {
    label,
    stroke,
    width: 1.6,
    points: { show: false },
    spanGaps: true,
    value: (chart, number, index) => known(number ?? lastOf(chart?.data[index]), value),
    ...more,
  };
}

// Where no pointer is, the legend tells the last value.
function lastOf(values) {
  return values?.findLast((value) => value !== null);
}

function known(number, words) {
  return number === null || number === undefined ? "–" : words(number);
}

function options(width, series, axisValue, hooks) {
  const axis = {
    stroke: colour("--soft"),
    font: FONT,
    grid: { stroke: colour("--line"), width: 1 },
    ticks: { show: false },
  };
  return {
    width,
    height: HEIGHT,
    padding: [10, 10, 0, 0],
    cursor: { y: false, points: { size: 6 } },
    legend: { live: true, markers: { width: 0, fill: (_, index) => series[index - 1]?.stroke ?? "transparent" } },
    scales: { y: { range: (_, low, high) => [0, high > 0 ? high * 1.12 : 1] } },
    axes: [
      { ...axis, grid: { show: false }, space: 70, size: (_, labels) => (labels?.some((label) => label.includes("\n")) ? 40 : 26), gap: 4, values: times },
      { ...axis, size: 62, values: (_, ticks) => ticks.map((tick) => (tick === 0 ? "0" : axisValue(tick))) },
    ],
    series: [{ value: (_, seconds) => (seconds === null ? "–" : new Date(seconds * 1000).toLocaleString("en-GB")) }, ...series],
    hooks,
  };
}

// Clock times, with the day where it changes.
function times(_, ticks, __, ___, step) {
  let day = "";
  return ticks.map((tick) => {
    const time = new Date(tick * 1000);
    const today = time.toLocaleDateString("en-GB", { day: "numeric", month: "short" });
    const clock = time.toLocaleTimeString("en-GB", step < 60 ? {} : { hour: "2-digit", minute: "2-digit" });
    const text = step >= 86400 ? today : day !== "" && today !== day ? `${clock}\n${today}` : clock;
    day = today;
    return text;
  });
}

function draw(id, data, make, words) {
  const place = byId(id);
  place.setAttribute("role", "img");
  place.setAttribute("aria-label", words);
  const last = drawn.get(id);
  if (data[0].length < 2) {
    if (last || !place.firstChild) {
      last?.destroy();
      drawn.delete(id);
      place.replaceChildren(element("p", { class: "none" }, "Drawn as soon as there is something to draw."));
    }
    return;
  }
  if (last) {
    last.setData(data);
  } else {
    place.replaceChildren();
    drawn.set(id, new uPlot(make(place.clientWidth), data, place));
  }
}

export function redrawAll() {
  drawn.forEach((chart) => chart.destroy());
  drawn.clear();
}

export function fitAll() {
  drawn.forEach((chart, id) => chart.setSize({ width: byId(id).clientWidth, height: HEIGHT }));
}

const highest = (values) => values.reduce((most, value) => (value !== null && value > most ? value : most), 0);

export function drawLag(history) {
  const exposed = history.exposureLagSeconds.some((value) => value !== null);
  const data = [history.seconds, history.lagSeconds];
  const series = [line("Lag", colour("--data"), duration, { fill: `${colour("--data")}22` })];
  if (exposed) {
    data.push(history.exposureLagSeconds);
    series.push(line("Until hidden, 99 %", colour("--other"), duration));
  }
  if (drawn.has("lag-chart") && drawn.get("lag-chart").series.length !== data.length) {
    drawn.get("lag-chart").destroy();
    drawn.delete("lag-chart");
  }
  draw("lag-chart", data, (width) => options(width, series, duration), `Lag: at most ${duration(highest(history.lagSeconds))}`);
}

export function drawSpeed(history) {
  const data = [history.seconds, history.copiesPerSecond, history.followedPerSecond];
  const series = [
    line("Copied by passes", colour("--data"), perSecond, { fill: `${colour("--data")}22` }),
    line("Carried by events", colour("--wine"), perSecond),
  ];
  draw("speed-chart", data, (width) => options(width, series, perSecond), `Copies: at most ${perSecond(highest(history.copiesPerSecond))}`);
}

// A line where somebody has marked a moment, such as the cutover.
function marks(list) {
  return {
    draw: [
      (chart) => {
        const { ctx, bbox } = chart;
        ctx.save();
        ctx.strokeStyle = colour("--wine");
        ctx.fillStyle = colour("--wine");
        ctx.textAlign = "left";
        ctx.font = `${12 * devicePixelRatio}px ${getComputedStyle(document.body).fontFamily}`;
        for (const mark of list) {
          const x = chart.valToPos(Date.parse(mark.at) / 1000, "x", true);
          if (x >= bbox.left && x <= bbox.left + bbox.width) {
            ctx.fillRect(x, bbox.top, devicePixelRatio, bbox.height);
            ctx.fillText(mark.name, x + 5 * devicePixelRatio, bbox.top + 13 * devicePixelRatio);
          }
        }
        ctx.restore();
      },
    ],
  };
}

export function drawLatency(latency) {
  const data = [latency.seconds, latency.sourceMillis, latency.sourceP95Millis, latency.targetMillis, latency.targetP95Millis];
  const shown = (millis) => duration(millis / 1000);
  const dash = { dash: [4, 3], width: 1.2 };
  const series = [
    line("Source, half", colour("--data"), shown),
    line("95 %", colour("--data"), shown, dash),
    line("Target, half", colour("--other"), shown),
    line("95 %", colour("--other"), shown, dash),
  ];
  drawn.get("latency-chart")?.destroy();
  drawn.delete("latency-chart");
  const words = `Upload times of ${latency.bytes} bytes to source and target`;
  draw("latency-chart", data, (width) => options(width, series, shown, marks(latency.marks)), words);
}
