// Orders: which hit stands at which place of the blocks, and which object in which slot of the records.
import { Event } from "./event";

/** As they came. */
export function plainOrder(e: Event): void {
  for (let j: usize = 0; j < e.hits; j++) store<u32>(e.order + j * 4, <u32>j);
  for (let k: usize = 0; k < e.objects; k++) store<u32>(e.slots + k * 4, <u32>k);
}
