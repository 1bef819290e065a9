// The hits that condensation points may take.
import { Condensation } from "./condensation";

/** All hits that may be taken are free. writes: list, free */
export function listHits(g: Condensation): void {
  const n = g.hits;
  const list = g.list;
  const masked = g.masked;
  let free: usize = 0;
  for (let j: usize = 0; j < n; j++) {
    if (masked != 0 && load<u8>(masked + j) != 0) continue;
    store<u32>(list + free * 4, <u32>j);
    free++;
  }
  g.free = free;
}
