#!/usr/bin/env node
/** The program: Node's streams and arguments in, an exit code out. */
import { newNodeIo } from './node-io.ts';
import { runProgram } from './program.ts';

const io = newNodeIo();
await runProgram(process.argv.slice(2), io);
// Never process.exit here: what is still in a pipe would be lost.
process.exitCode = io.exitCode;
