// Repulsive potentials: stateless strategies, passed to a kernel as a type parameter and inlined. They work on
// lanes of u, the scaled squared distance from a hit to an object's centre. `root` is the part that value and slope
// share; `push` is force·(−2 df/du).
import { exp } from "../numeric/exp";
import { all } from "../numeric/lanes";

/** The smallest normal number of T. It replaces u = 0, where two points coincide, so that force / √u stays finite. */
@inline export function tiny<T>(): f64 {
  return sizeof<T>() == 8 ? 2.2250738585072014e-308 : 1.1754943508222875e-38;
}

/** 1 − √u. Coincident points do not push each other (their difference is 0): as with relu and norm in PyTorch. */
@unmanaged export class Hinge {

  @inline root<T>(u: v128): v128 {
    return v128.sqrt<T>(v128.pmax<T>(u, all<T>(tiny<T>())));
  }


  @inline value<T>(root: v128): v128 {
    return v128.sub<T>(all<T>(1), root);
  }


  @inline push<T>(force: v128, u: v128, root: v128): v128 {
    return v128.div<T>(force, root);
  }
}

/** The hinge for hits with distance factors, where being within reach does not imply u < 1: 0 for u ≥ 1. */
@unmanaged export class BoundedHinge {

  @inline root<T>(u: v128): v128 {
    return v128.sqrt<T>(v128.pmax<T>(u, all<T>(tiny<T>())));
  }


  @inline value<T>(root: v128): v128 {
    return v128.pmax<T>(all<T>(0), v128.sub<T>(all<T>(1), root));
  }


  @inline push<T>(force: v128, u: v128, root: v128): v128 {
    return v128.and(v128.lt<T>(root, all<T>(1)), v128.div<T>(force, root));
  }
}

/** e^(−u) */
@unmanaged export class Gaussian {

  @inline root<T>(u: v128): v128 {
    return exp<T>(v128.neg<T>(u));
  }


  @inline value<T>(root: v128): v128 {
    return root;
  }


  @inline push<T>(force: v128, u: v128, root: v128): v128 {
    return v128.mul<T>(force, v128.add<T>(root, root));
  }
}

/** e^(−√u / 5), u > 0 */
@unmanaged export class RootExponential {

  @inline root<T>(u: v128): v128 {
    return exp<T>(v128.mul<T>(v128.sqrt<T>(u), all<T>(-0.2)));
  }


  @inline value<T>(root: v128): v128 {
    return root;
  }


  @inline push<T>(force: v128, u: v128, root: v128): v128 {
    return v128.mul<T>(force, v128.mul<T>(all<T>(0.2), v128.div<T>(root, v128.sqrt<T>(u))));
  }
}
