// The TrackML reader on files, and on a real event (test/support/realEvent.ts).
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { parseTrackml, particleRows } from "../../src/events.ts";
import { readTrackml } from "../../src/formats/trackmlFiles.ts";
import { realTest } from "../support/realEvent.ts";
import { throwsInputError } from "../support/throwsInputError.ts";

const texts = {
  hits: "hit_id,x,y,z,volume_id,layer_id\n1,30,10,5,8,2\n2,60,30,9,8,4\n",
  truth: "hit_id,particle_id\n1,4505867370102785\n2,0\n",
  particles: "particle_id,vx,vy,vz,px,py,pz,q\n4505867370102785,0,0,0,1,0.3,0.2,-1\n",
};

test("files are read plain or gzipped; absent and broken ones are typed errors", () => {
  const folder = mkdtempSync(join(tmpdir(), "trackml-"));
  try {
    const prefix = join(folder, "event000000001");
    throwsInputError(() => readTrackml(prefix), /got neither .*-hits\.csv nor .*-hits\.csv\.gz; expected a path like/);
    writeFileSync(`${prefix}-hits.csv`, texts.hits);
    for (const part of ["truth", "particles"] as const)
      writeFileSync(`${prefix}-${part}.csv.gz`, gzipSync(texts[part]));
    assert.equal(readTrackml(prefix), parseTrackml(texts));
    writeFileSync(`${prefix}-truth.csv.gz`, texts.truth);
    throwsInputError(() => readTrackml(prefix), /-truth\.csv\.gz, expected a gzip file/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

realTest("the real event: 5,527 hits, 548 particles of which 468 have hits, 829 noise hits", (path) => {
  const event = readTrackml(path);
  const rows = particleRows(event);
  const seen = new Set(event.hits.objectId);
  seen.delete(0n);
  assert.equal([event.hits.id.length, event.particles.id.length, seen.size], [5527, 548, 468]);
  assert.is(event.hits.objectId.filter((id) => id === 0n).length, 829);
  assert.is([...seen].filter((id) => id > 2n ** 53n).length, 457);
  const counts = new Int32Array(548);
  for (const row of rows) if (row >= 0) counts[row]++;
  assert.equal([Math.max(...counts), counts.filter((count) => count >= 3).length], [17, 431]);
  assert.is(rows.filter((row) => row < 0).length, 829);
  assert.ok([event.hits.x, event.hits.y, event.hits.z, event.particles.pt].every((a) => a.every(Number.isFinite)));
  // First lines of the three files.
  assert.equal([event.hits.id[0], event.hits.x[0], event.hits.objectId[0]], [6, -76.566, 27028813309280256n]);
  assert.is(event.particles.pt[0], Math.hypot(-0.0175291, -0.240424));
});

test.run();
