/**
 * Transverse momenta as in proton collisions: dN/dpT ∝ pT (1 + pT/p0)^−n, Hagedorn's form, with p0 and n near those of
 * CDF's fits (Abe et al., Phys. Rev. Lett. 61, 1819).
 */

const p0 = 1.3;
const n = 8;

/** The fraction of particles above `pt` GeV. */
function fractionAbove(pt: number): number {
  const u = 1 + pt / p0;
  // ∫ from u of (v − 1) v^−n dv, over its value at u = 1
  return u ** (1 - n) * ((n - 1) * u - (n - 2));
}

/** The momentum in GeV, from `least` up, above which a fraction `fraction` in (0, 1] of those above `least` lies. */
export function momentumAt(fraction: number, least: number): number {
  const wanted = fraction * fractionAbove(least);
  let [low, high] = [Math.log(least), Math.log(1e5)];
  while (high - low > 1e-12) {
    const middle = (low + high) / 2;
    if (fractionAbove(Math.exp(middle)) > wanted) low = middle;
    else high = middle;
  }
  return Math.exp(low);
}
