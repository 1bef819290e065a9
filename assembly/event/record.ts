// An object's record: R coordinates, then four numbers at these offsets.
export const NUMBER: usize = 0;
export const REACH: usize = 1;
export const INVERSE_SCALE: usize = 2;
export const STRENGTH: usize = 3;
