/** Edges of bins. */
import { InputError } from "../errors.ts";
import { howMany } from "./options.ts";

/** Checks that there are at least two edges, and that they rise; NaN does not. @throws {InputError} */
export function checkEdges(name: string, edges: ArrayLike<number>): void {
  if (edges.length < 2) throw new InputError(`${name}: got ${howMany(edges.length)}, expected at least 2`);
  for (let b = 1; b < edges.length; b++) {
    if (edges[b - 1] < edges[b]) continue;
    throw new InputError(`${name}[${b}]: got ${edges[b]} after ${edges[b - 1]}, expected edges that rise`);
  }
}
