// The calendar of plans: months from Monday to Sunday, one bar per plan from share to target date, single days
// as marks; below 640 px of width a list of the month's days instead. Draws what it is handed, letter by letter
// (textContent only), and says which plan was opened (`open`). The month that is shown is its own affair.
const DAY = 86400000;
const NAMES = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const months = new WeakMap();

function made(name, kind, words) {
  const node = document.createElement(name);
  if (kind) node.className = kind;
  if (words) node.textContent = words;
  return node;
}

function named(text) {
  const node = made("bdi", "what", text);
  node.dir = "auto";
  return node;
}

const at = (text) => Date.parse(`${text}T00:00:00Z`);
const text = (time) => new Date(time).toISOString().slice(0, 10);
const said = (time, how) => new Date(time).toLocaleDateString("en-GB", { timeZone: "UTC", ...how });
const monday = (time) => time - ((new Date(time).getUTCDay() + 6) % 7) * DAY;
const firstOf = (time) => Date.UTC(new Date(time).getUTCFullYear(), new Date(time).getUTCMonth(), 1);
const moved = (first, by) => Date.UTC(new Date(first).getUTCFullYear(), new Date(first).getUTCMonth() + by, 1);

function weeks(first) {
  const found = [];
  for (let start = monday(first); start < moved(first, 1); start += 7 * DAY) found.push(start);
  return found;
}

// Everything that touches a week, each in the first lane that is free there.
function laned(bars, start) {
  const end = start + 6 * DAY;
  const taken = [];
  const inside = bars.filter((bar) => at(bar.first) <= end && at(bar.last) >= start);
  return inside.map((bar) => {
    const from = Math.max(at(bar.first), start);
    const to = Math.min(at(bar.last), end);
    let lane = taken.findIndex((last) => last < from);
    if (lane < 0) lane = taken.length;
    taken[lane] = to;
    return { bar, lane, from, to, begins: at(bar.first) === from, ends: at(bar.last) === to };
  });
}

function opener(bar, kind) {
  const button = made("button", `${kind} ${bar.color}`);
  button.type = "button";
  button.ariaLabel = bar.label;
  button.title = bar.label;
  button.dataset.open = bar.plan;
  return button;
}

function barOf({ bar, lane, from, to, begins, ends }, start, isFirst) {
  const length = (to - from) / DAY + 1;
  const edges = (begins ? " begins" : "") + (ends ? " ends" : "");
  const button = opener(bar, `bar${edges}${bar.isMark ? " mark" : ""}`);
  button.style.gridColumn = `${(from - start) / DAY + 1} / span ${length}`;
  button.style.gridRow = String(lane + 2);
  if (!isFirst) button.tabIndex = -1;
  if (bar.isMark || !ends || length > 2) button.append(made("b", "", bar.head), named(bar.what));
  if (!bar.isMark && ends) button.append(made("b", "end", "Target date"));
  return button;
}

function weekOf(start, first, data, met) {
  const row = made("div", "week");
  for (let n = 0; n < 7; n += 1) {
    const time = start + n * DAY;
    const inMonth = time >= first && time < moved(first, 1);
    const cell = made("div", `day${inMonth ? "" : " other"}${text(time) === data.today ? " today" : ""}`);
    cell.style.gridColumn = String(n + 1);
    const number = made("time", "", String(new Date(time).getUTCDate()));
    number.dateTime = text(time);
    if (text(time) === data.today) number.setAttribute("aria-current", "date");
    cell.append(number);
    row.append(cell);
  }
  const found = laned(data.bars, start);
  for (const each of found) {
    row.append(barOf(each, start, !met.has(each.bar)));
    met.add(each.bar);
  }
  const lanes = Math.max(1, ...found.map((each) => each.lane + 1));
  row.style.gridTemplateRows = `2.1rem repeat(${lanes}, 1.85rem) minmax(0.7rem, 1fr)`;
  return row;
}

function grid(first, data) {
  const box = made("div", "grid");
  const head = made("div", "names");
  for (const name of NAMES) head.append(made("div", "", name));
  const met = new Set();
  box.append(head, ...weeks(first).map((start) => weekOf(start, first, data, met)));
  return box;
}

function agenda(first, data) {
  const list = made("ul", "agenda");
  const inside = data.days.filter((day) => at(day.on) >= first && at(day.on) < moved(first, 1));
  inside.forEach((day, n) => {
    const row = made("li");
    const isNew = n === 0 || inside[n - 1].on !== day.on;
    const when = made("time", day.on === data.today ? "today" : "", isNew ? said(at(day.on), { day: "numeric", weekday: "short" }) : "");
    when.dateTime = day.on;
    const button = opener(day, "bar begins");
    button.append(made("b", "", day.head), named(day.what));
    row.append(when, button);
    list.append(row);
  });
  return list;
}

function controls(data, first, go) {
  const head = made("div", "head");
  const name = said(first, { month: "long", year: "numeric" });
  const title = made("h3", "", name);
  title.setAttribute("aria-live", "polite");
  const buttons = made("div", "buttons");
  for (const [words, label, to] of [
    ["Today", "Today", firstOf(at(data.today))],
    ["‹", "Previous month", moved(first, -1)],
    ["›", "Next month", moved(first, 1)],
  ]) {
    const button = made("button", "", words);
    button.type = "button";
    button.ariaLabel = label;
    button.title = label;
    button.onclick = () => go(to, label);
    buttons.append(button);
  }
  head.append(title, buttons);
  return head;
}

function draw(root, data, focused) {
  const first = months.get(root) ?? firstOf(at(data.today));
  const go = (to, label) => {
    months.set(root, to);
    draw(root, data, label);
  };
  const isEmpty = !data.days.some((day) => at(day.on) >= first && at(day.on) < moved(first, 1));
  const parts = [controls(data, first, go), grid(first, data), agenda(first, data)];
  if (isEmpty) parts.push(made("p", "none", "No plan dates in this month."));
  root.replaceChildren(...parts);
  if (focused) root.querySelector(`[aria-label="${focused}"]`)?.focus();
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".calendar");
  if (!months.has(root) && data.month) months.set(root, at(data.month));
  draw(root, data);
  root.onclick = (event) => {
    const open = event.target.closest("[data-open]");
    if (open) setTriggerValue("open", open.dataset.open);
  };
}
