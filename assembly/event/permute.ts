// The order of the input as the order of the blocks.
import { Event } from "./event";

/**
 * Keeps hits and objects in input order: places are hits.
 * writes: permutation u32[N], placeOfHit u32[N], slotOfObject u32[K]
 */
export function keepOrder(e: Event): void {
  identity(e.permutation, e.hits);
  if (!e.onePass) identity(e.placeOfHit, e.hits);
  identity(e.slotOfObject, e.objects);
}

function identity(p: usize, n: usize): void {
  for (let i: usize = 0; i < n; i++) store<u32>(p + i * 4, <u32>i);
}
