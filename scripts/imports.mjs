// Part of `npm run lint`. In src/ and assembly/, checks that imports (types included) form no circle and follow the
// direction of the rooms (scripts/rooms.mjs). Works in the current folder; prints each violation and how to fix it.
import { graphOf, sourcesIn } from "./importGraph.mjs";
import { copied, rooms } from "./rooms.mjs";

const problems = [];
let files = 0;
for (const [top, directions] of Object.entries(rooms)) {
  const graph = graphOf(sourcesIn(top));
  files += graph.size;
  for (const circle of circlesIn(graph)) problems.push(circleMessage(circle));
  for (const [file, imports] of graph) {
    for (const { target, line } of imports) {
      const wrong = wrongWay(file, target, top, directions);
      if (wrong) problems.push(`${file}:${line} imports ${target}: ${wrong}`);
    }
  }
}
problems.push(...copiedProblems());
for (const problem of problems) console.log(problem);
console.log(`imports of ${files} files: ${problems.length || "no"} problem${problems.length === 1 ? "" : "s"}`);
process.exitCode = problems.length > 0 ? 1 : 0;

/** Why the import is not allowed, or undefined. */
function wrongWay(file, target, top, { leaves, order, only }) {
  const from = roomOf(file, top);
  const to = roomOf(target, top);
  const ranked = order.flat();
  for (const room of [from, to]) {
    if (room === undefined) return `it lies outside ${top}/. Move what is needed into ${top}/.`;
    if (!leaves.includes(room) && !ranked.includes(room)) {
      return `the room ${room} has no place in the order. Give it one in scripts/rooms.mjs.`;
    }
  }
  if (from === to) return undefined;
  const below = leaves.includes(from)
    ? leaves.slice(0, leaves.indexOf(from))
    : [...leaves, ...(only[from] ?? order.slice(0, levelOf(order, from)).flat())];
  if (below.includes(to)) return undefined;
  const may = below.length > 0 ? `only ${below.join(", ")}` : "no other room";
  return (
    `${from} may import ${may}, not ${to}. ` +
    `Move what ${from} needs into ${from} or a room that it may import, or let the caller hand it over.`
  );
}

function levelOf(order, room) {
  return order.findIndex((level) => level.includes(room));
}

/** The room of a file: src/loss/terms.ts → loss, src/types.ts → types.ts */
function roomOf(file, top) {
  return file.startsWith(`${top}/`) ? file.split("/")[1] : undefined;
}

/** The shortest circle through each import that is in one, without duplicates, shortest first: [{ file, line }, …]. */
function circlesIn(graph) {
  const circles = new Map();
  for (const [file, imports] of graph) {
    for (const { target, line } of imports) {
      const back = shortestWay(graph, target, file);
      if (!back) continue;
      const circle = [{ file, line }, ...back];
      const key = JSON.stringify(circle.map(({ file }) => file).sort());
      if (!circles.has(key)) circles.set(key, circle);
    }
  }
  return [...circles.values()].sort((a, b) => a.length - b.length);
}

/** The shortest chain of imports from one file to the other; empty if they are the same, undefined if there is none. */
function shortestWay(graph, from, to) {
  const cameBy = new Map([[from, undefined]]);
  for (const file of cameBy.keys()) {
    if (file === to) {
      const way = [];
      for (let step = cameBy.get(file); step; step = cameBy.get(step.file)) way.unshift(step);
      return way;
    }
    for (const { target, line } of graph.get(file) ?? []) {
      if (!cameBy.has(target)) cameBy.set(target, { file, line });
    }
  }
  return undefined;
}

function circleMessage(circle) {
  const [{ file, line }] = circle;
  const next = circle[1]?.file ?? file;
  const way = [...circle.map(({ file, line }) => `${file}:${line}`), file].join(" → ");
  return (
    `${file}:${line} imports ${next}: a circle, ${way} (types count). ` +
    "Move what both ends need into a file that imports neither."
  );
}

function copiedProblems() {
  const { folder, of, entries } = copied;
  const isEntry = (file) => entries.some((entry) => file === entry || file.startsWith(`${entry}/`));
  return [...graphOf(sourcesIn(folder))].flatMap(([file, imports]) =>
    imports
      .filter(({ target }) => target.startsWith(`${of}/`) && !isEntry(target))
      .map(
        ({ target, line }) =>
          `${file}:${line} imports ${target}: ${folder}/ may import only what users can. ` +
          `Import it from a public entry (${entries.join(", ")}), or write it in ${folder}/.`,
      ),
  );
}
