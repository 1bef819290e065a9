// What the benchmarks measure: their data is what it says it is, and plain JavaScript does the same work.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { checkAgreement } from "../bench/agreement.ts";
import { type Layout, layout } from "../bench/data.ts";
import { interleave } from "../bench/interleave.ts";
import { plainJs } from "../bench/plainJs.ts";
import { reference, TERMS } from "./reference.ts";
