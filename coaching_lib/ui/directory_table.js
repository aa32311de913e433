// The Directory's table. Draws what it is handed, letter by letter (textContent only), and says what was
// wanted: `order` by a column, `chosen` agents of this page. A click on a row opens the agent.
const SVG = "http://www.w3.org/2000/svg";

function made(name, words, kind) {
  const node = document.createElement(name);
  if (kind) node.className = kind;
  if (words) node.textContent = words;
  return node;
}

function icon(name) {
  const node = made("span", name, "icon");
  node.setAttribute("aria-hidden", "true");
  return node;
}

function named(text, kind) {
  const node = made("bdi", text, kind);
  node.dir = "auto";
  return node;
}

function drawn(name, fields) {
  const node = document.createElementNS(SVG, name);
  for (const [field, value] of Object.entries(fields)) node.setAttribute(field, value);
  return node;
}

function weeks(row, scale) {
  const [width, height, points] = [84, 22, []];
  row.weeks.forEach((score, at) => {
    if (score === null) return;
    const x = 2 + (at / Math.max(row.weeks.length - 1, 1)) * (width - 4);
    const y = height - 2 - ((score - scale[0]) / (scale[1] - scale[0] || 1)) * (height - 4);
    points.push([x.toFixed(1), y.toFixed(1)]);
  });
  const svg = drawn("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": row.weeksText });
  if (points.length > 1) svg.append(drawn("polyline", { points: points.map((p) => p.join(",")).join(" "), class: "line" }));
  const last = points[points.length - 1];
  if (last) svg.append(drawn("circle", { cx: last[0], cy: last[1], r: 2, class: "end" }));
  return svg;
}

function range(row, data) {
  const box = made("span", "", "range");
  const at = (score) => `${(100 * (score - data.ends[0])) / (data.ends[1] - data.ends[0] || 1)}%`;
  const part = (kind, left, right) => {
    const node = made("span", "", kind);
    node.style.left = at(left);
    if (right !== undefined) node.style.right = `calc(100% - ${at(right)})`;
    box.append(node);
  };
  if (row.low !== null) part("band", row.low, row.high);
  if (data.centre !== null) part("centre", data.centre);
  if (row.score !== null) part("dot", row.score);
  box.setAttribute("aria-hidden", "true");
  return box;
}

const CELLS = {
  name(cell, row) {
    const link = named(row.name, "name");
    const way = made("a");
    way.href = row.href;
    way.append(link);
    way.dataset.open = row.id;
    cell.append(way, named(row.team, "below"));
  },
  score(cell, row, data) {
    const line = made("span", "", "scored");
    line.append(made("b", row.scoreText), range(row, data));
    cell.append(line, made("span", row.scoreBelow, "below"));
  },
  weeks: (cell, row, data) => row.weeks.length && cell.append(weeks(row, data.scale)),
  change: (cell, row) => cell.append(made("span", row.change), made("span", row.trend, "below")),
  gain(cell, row) {
    if (!row.gain) return;
    const line = made("span", "", "flagged");
    line.append(icon("flag"), named(row.gain));
    cell.append(line, named(row.gainBelow, "below"));
  },
  status(cell, row) {
    if (!row.status) return;
    const badge = made("span", "", `badge ${row.color}`);
    badge.append(icon(row.statusIcon), made("span", row.status));
    cell.append(badge, made("span", row.evidence, "below"));
  },
  improving: (cell, row) => cell.append(made("span", row.improving)),
  coached: (cell, row) => cell.append(made("span", row.coached)),
  contacts: (cell, row) => cell.append(made("span", row.contacts)),
};

function box(label, isOn, id) {
  const cell = made("label", "", "pick");
  const input = made("input");
  Object.assign(input, { type: "checkbox", checked: isOn, ariaLabel: label });
  input.dataset.id = id;
  cell.append(input);
  return cell;
}

function head(data) {
  const row = made("tr");
  const first = made("th", "", "box");
  first.append(box("Choose all on this page", false, ""));
  row.append(first);
  for (const column of data.columns) {
    const cell = made("th", "", column.name);
    cell.scope = "col";
    if (!column.order) cell.append(made("span", column.label));
    else {
      const button = made("button", column.label);
      button.dataset.order = column.order;
      if (column.order === data.order) {
        cell.ariaSort = data.up ? "ascending" : "descending";
        button.append(icon(data.up ? "arrow_upward" : "arrow_downward"));
      }
      cell.append(button);
    }
    if (column.help) cell.title = column.help;
    row.append(cell);
  }
  return row;
}

function line(row, data) {
  const node = made("tr");
  node.dataset.open = row.id;
  const first = made("td", "", "box");
  first.append(box(`Choose ${row.name}`, false, row.id));
  node.append(first);
  for (const column of data.columns) {
    const cell = made("td", "", column.name);
    CELLS[column.name](cell, row, data);
    node.append(cell);
  }
  return node;
}

function built(data) {
  const table = made("table");
  table.append(made("caption", data.caption));
  const top = made("thead");
  top.append(head(data));
  const rows = made("tbody");
  rows.append(...data.rows.map((row) => line(row, data)));
  table.append(top, rows);
  return table;
}

function boxes(root) {
  return [...root.querySelectorAll("tbody input")];
}

function mark(root, chosen) {
  for (const input of boxes(root)) input.checked = chosen.includes(input.dataset.id);
  const all = root.querySelector("thead input");
  all.checked = boxes(root).every((input) => input.checked);
  all.indeterminate = !all.checked && boxes(root).some((input) => input.checked);
  for (const input of boxes(root)) input.closest("tr").classList.toggle("chosen", input.checked);
}

// Goes to a link's page as the browser's own Back and Forward do: one entry in the history, nothing reloaded.
function visit(link) {
  window.history.pushState({}, "", link.href);
  window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
}

function listen(root, component) {
  root.onclick = (event) => {
    const { target } = event;
    const order = target.closest("[data-order]");
    if (order) return component.setTriggerValue("order", order.dataset.order);
    const open = target.closest("[data-open]");
    if (!open || target.closest(".box") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    visit(open.querySelector("a") ?? open);
  };
  root.onchange = ({ target }) => {
    const on = boxes(root).filter((input) => (target.dataset.id ? input.checked : target.checked));
    const chosen = on.map((input) => input.dataset.id);
    mark(root, chosen);
    component.setTriggerValue("chosen", chosen);
  };
}

export default function (component) {
  const { data, parentElement } = component;
  const root = parentElement.querySelector(".directory");
  const { chosen, ...shown } = data;
  const drawing = JSON.stringify(shown);
  if (root.dataset.drawing !== drawing) {
    const order = parentElement.activeElement?.dataset?.order;
    root.replaceChildren(built(data));
    root.dataset.drawing = drawing;
    if (order) root.querySelector(`[data-order="${order}"]`)?.focus();
  }
  mark(root, chosen);
  listen(root, component);
}
