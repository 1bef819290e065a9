// Potentials: stateless strategies, given to a kernel as a type and folded into it.
// Repulsive ones see lanes of s, the squared distance of a hit to an object's centre, below the object's reach².
// `root` is what value and slope share; push is force·(−2 df/ds).
import { all } from "./simd";

/** The smallest normal number of T: what stands for s where two points coincide, so that force / √s stays finite. */
@inline export function tiny<T>(): f64 {
  return sizeof<T>() == 8 ? 2.2250738585072014e-308 : 1.1754943508222875e-38;
}

/** 1 − √s; two coincident points do not push each other (their difference is 0), as relu and norm have it in PyTorch. */
@unmanaged export class Hinge {

  @inline root<T>(s: v128): v128 {
    return v128.sqrt<T>(v128.pmax<T>(s, all<T>(tiny<T>())));
  }


  @inline value<T>(root: v128): v128 {
    return v128.sub<T>(all<T>(1), root);
  }


  @inline push<T>(force: v128, root: v128): v128 {
    return v128.div<T>(force, root);
  }
}

// Attractive ones see N pairs, not N·K: plain float64.

/** s */
@unmanaged export class Square {

  @inline value(s: f64): f64 {
    return s;
  }


  @inline slope(s: f64): f64 {
    return 1;
  }
}
