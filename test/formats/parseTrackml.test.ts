// The TrackML parser: what it returns, and every fault that it reports.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { parseTrackml, particleRows, simulateEvent, type TrackEvent, type TrackmlTexts } from "../../src/events.ts";
import { throwsInputError } from "../support/throwsInputError.ts";

/** Two particles whose ids exceed 2^53 and would be equal if rounded, the second without a hit; and one noise hit. */
const small: TrackmlTexts = {
  hits: `hit_id,x,y,z,volume_id,layer_id,module_id
6,-76.566,-11.3673,-1502.5,7,2,1
9,-30.1556,-0.067776,1.5e2,8,4,1
31,3,4,5,8,2,3
`,
  truth: `hit_id,particle_id,tx,ty,tz,tpx,tpy,tpz,weight
31,4505867370102785,0,0,0,0,0,0,0
6,621497641930326017,-76.5,-11.3,-1502.5,-0.3,-0.07,-7.1,6.9e-06
9,0,-30.1,-0.06,-1502.5,-536408.0,16491.7,-843797.0,0.0
`,
  particles: `particle_id,particle_type,vx,vy,vz,px,py,pz,q,nhits
621497641930326017,-211,-0.01,0.02,2.8,3,-4,12,-1,1
4505867370102785,211,0,0,0,0,0.5,0,1,1
621497641930326016,211,0,0,0,1,0,0,1,0
`,
};

test("hits and truth are joined by hit_id, and ids beyond 2^53 are exact", () => {
  const { hits, particles } = parseTrackml(small);
  assert.equal([...hits.id], [6, 9, 31]);
  assert.equal([...hits.objectId], [621497641930326017n, 0n, 4505867370102785n]);
  assert.equal([hits.x[0], hits.y[1], hits.z[1]], [-76.566, -0.067776, 150]);
  assert.equal(
    [[...hits.volume], [...hits.layer]],
    [
      [7, 8, 8],
      [2, 4, 2],
    ],
  );
  assert.equal([...particles.id], [621497641930326017n, 4505867370102785n, 621497641930326016n]);
  assert.equal([particles.pt[0], particles.eta[0]], [5, Math.asinh(12 / 5)]);
  assert.equal([particles.eta[1], particles.phi[1], particles.charge[0]], [0, Math.PI / 2, -1]);
  assert.equal([particles.vx[0], particles.vy[0], particles.vz[0]], [-0.01, 0.02, 2.8]);
  assert.equal([...particleRows(parseTrackml(small))], [0, -1, 1]);
});

test("line ends, a byte order mark, spaces, quotes, other columns and their order do not matter", () => {
  const columns = small.hits.replace(/^(.*),(.*),(.*),(.*),(.*),(.*),(.*)$/gm, '$6,"$1", $4 ,$3,$2,$5');
  const hits = `\uFEFF${columns.replaceAll("\n", "\r\n")}`;
  assert.equal(parseTrackml({ ...small, hits }), parseTrackml(small));
});

test("an event without hits is an event", () => {
  const header = (text: string): string => text.slice(0, text.indexOf("\n"));
  const { hits, particles } = parseTrackml({ ...small, hits: header(small.hits), truth: header(small.truth) });
  assert.equal([hits.id.length, particles.id.length], [0, 3]);
});

/** Writes an event in TrackML's columns, with every particle id moved beyond 2^53 and the truth in reverse order. */
function write({ hits, particles }: TrackEvent): TrackmlTexts {
  const id = (value: bigint): bigint => (value === 0n ? 0n : value + 2n ** 60n);
  const lines = (header: string, count: number, line: (row: number) => unknown[]): string =>
    [header, ...Array.from({ length: count }, (_, row) => line(row).join(","))].join("\n");
  const hitLine = (j: number): unknown[] => [
    hits.id[j],
    hits.x[j],
    hits.y[j],
    hits.z[j],
    hits.volume[j],
    hits.layer[j],
  ];
  const n = hits.id.length;
  return {
    hits: lines("hit_id,x,y,z,volume_id,layer_id", n, hitLine),
    truth: lines("hit_id,particle_id", n, (row) => [hits.id[n - 1 - row], id(hits.objectId[n - 1 - row])]),
    particles: lines("particle_id,vx,vy,vz,px,py,pz,q", particles.id.length, (row) => {
      const [pt, phi] = [particles.pt[row], particles.phi[row]];
      const momentum = [pt * Math.cos(phi), pt * Math.sin(phi), pt * Math.sinh(particles.eta[row])];
      const origin = [particles.vx[row], particles.vy[row], particles.vz[row]];
      return [id(particles.id[row]), ...origin, ...momentum, particles.charge[row]];
    }),
  };
}

test("a simulated event written in TrackML's columns comes back", () => {
  const event = simulateEvent({ seed: 12 });
  const got = parseTrackml(write(event));
  assert.equal({ ...got.hits, objectId: 0 }, { ...event.hits, objectId: 0 });
  assert.equal(particleRows(got), particleRows(event));
  assert.equal(
    [...got.particles.id],
    Array.from(event.particles.id, (id) => id + 2n ** 60n),
  );
  for (const name of ["pt", "eta", "phi", "vx", "vy", "vz"] as const) {
    const worst = Math.max(...got.particles[name].map((value, row) => Math.abs(value - event.particles[name][row])));
    assert.ok(worst < 1e-12, `${name} is off by ${worst}`);
  }
  assert.equal(got.particles.charge, event.particles.charge);
});

test("every fault of a text is a typed error that says where, what it got and what it expected", () => {
  const faults: [keyof TrackmlTexts, string | RegExp, string, RegExp][] = [
    ["hits", "volume_id", "volume", /^hits: got the columns hit_id, x.*, expected also volume_id/],
    ["truth", "particle_id", "particle", /^truth: got the columns .* expected also particle_id/],
    ["particles", "pz", "pzz", /^particles: got the columns .* expected also pz/],
    ["hits", /.*/s, "", /^hits: got an empty text, expected a CSV/],
    ["hits", "3,4,5,", "3,4,", /^hits, row 3: got 6 cells, expected 7/],
    ["hits", "-11.3673", "-11.36x", /^hits, row 1, y: got "-11.36x", expected a finite decimal number/],
    ["hits", "-11.3673", "", /^hits, row 1, y: got "", expected a finite/],
    ["hits", "-11.3673", "0x10", /^hits, row 1, y: got "0x10"/],
    ["hits", "-11.3673", "NaN", /^hits, row 1, y: got "NaN"/],
    ["hits", "-11.3673", "1e999", /^hits, row 1, y: got "1e999", expected a finite/],
    ["hits", "31,3", "31.5,3", /^hits, row 3, hit_id: got "31.5", expected a whole number of 32 bits/],
    ["hits", "31,3", "4294967296,3", /^hits, row 3, hit_id: got "4294967296"/],
    ["truth", "621497641930326017", "6.2e17", /^truth, row 2, particle_id: got "6.2e17", .* 64 bits/],
    ["truth", "621497641930326017", "9223372036854775808", /got "9223372036854775808", .* 64 bits/],
    ["truth", "621497641930326017", "", /^truth, row 2, particle_id: got ""/],
    ["hits", "31,3", "9,3", /^hits: got hit_id 9 twice, in rows 2 and 3/],
    ["truth", "31,4", "6,4", /^truth: got hit_id 6 twice/],
    ["truth", "31,4", "32,4", /^truth: got hit_id 32, expected only those of hits/],
    ["truth", /^31.*\n/m, "", /^truth: got no row for hit_id 31, expected one for each of 3 hits/],
    ["truth", "621497641930326017", "621497641930326018", /^truth: got particle_id 621497641930326018, expected 0/],
    ["particles", "621497641930326016", "621497641930326017", /^particles: got particle_id 621497641930326017 twice/],
  ];
  for (const [part, from, to, message] of faults) {
    throwsInputError(() => parseTrackml({ ...small, [part]: small[part].replace(from, to) }), message);
  }
});

test.run();
