// Makes and changes elements. What others chose, such as keys, only ever becomes text.

export function byId(id) {
  return document.getElementById(id);
}

export function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value !== null && value !== false) {
      made.setAttribute(name, value === true ? "" : value);
    }
  }
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

export function say(id, ...children) {
  byId(id).replaceChildren(...children);
}

export function show(id, shown) {
  byId(id).hidden = !shown;
}

export function mark(id, base, level) {
  byId(id).className = level ? `${base} ${level}` : base;
}

// Pairs of a name and a value; those without a value are left out.
export function facts(id, pairs) {
  const made = pairs
    .filter(([, value]) => value !== null && value !== undefined && value !== "")
    .flatMap(([name, value]) => [element("dt", null, name), element("dd", null, value)]);
  byId(id).replaceChildren(...made);
}

export function bar(id, percent) {
  const shown = byId(id);
  if (!shown.firstElementChild) {
    shown.append(element("i"));
  }
  shown.firstElementChild.style.inlineSize = `${percent}%`;
  shown.setAttribute("aria-valuenow", Math.round(percent));
}

// Rows by key: those that stay are not made anew, so that a focus in them is not lost.
export function rows(id, items, keyOf, make) {
  const list = byId(id);
  const there = new Map([...list.children].map((row) => [row.dataset.key, row]));
  const wanted = items.map((item) => {
    const key = keyOf(item);
    const row = there.get(key) ?? make(item);
    row.dataset.key = key;
    return row;
  });
  const same = wanted.length === list.children.length && wanted.every((row, i) => row === list.children[i]);
  if (!same) {
    const focused = document.activeElement;
    list.replaceChildren(...wanted);
    if (focused && focused !== document.activeElement && list.contains(focused)) {
      focused.focus();
    }
  }
}

const SVG = "http://www.w3.org/2000/svg";

export function icon(path) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}
