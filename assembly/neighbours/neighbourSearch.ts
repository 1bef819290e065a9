// A search for the neighbours of an event's hits, in linear memory: what the host asks for, and what has been found.

@unmanaged export class NeighbourSearch {
  hits: usize; // N
  dimensions: usize; // D
  bytes: usize; // of a T: 4 or 8
  x: usize; // T[N·D], row-major
  radius: f64;
  inclusive: u32; // 1: hits at exactly the radius are neighbours too
  wide: u32; // 1: distances are computed in float64, 0: in T
  queries: usize; // u32[queryCount]: the hits whose neighbours are wanted; 0: all hits, in the order of the input
  queryCount: usize;
  next: usize; // in: the first query of this call; out: that of the next call, queryCount when all are done
  capacity: usize; // numbers that `neighbours` and `distances2` hold, at least N
  ends: usize; // u32[queryCount], out: of each query done in this call, the end of its list in `neighbours`
  neighbours: usize; // u32[capacity], out: hits, of each list in the order in which they were found
  distances2: usize; // f64[capacity], out: their squared distances
  scratch: usize; // bytesOfAllCells(N, D) bytes, aligned to a cache line: cells, kept from call to call
  built: u32; // 1: the cells are there. The host sets it to 0 for another event or radius
}
