// Loaded before the handler (node --require): adds up what the process takes of the processor in the
// handler, and what of it while a client of the SDK makes a call, and writes it to a file as
// dev.resourcepolicy.bench.probe does it.
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

const { LAMBDA_TASK_ROOT, TALLY, _HANDLER } = process.env;
const end = _HANDLER.lastIndexOf('.');
const handlerModule = path.join(LAMBDA_TASK_ROOT, _HANDLER.slice(0, end));
const handlerName = _HANDLER.slice(end + 1);
const file = fs.openSync(TALLY, 'w');
const probed = new WeakSet();
const tally = { invocations: 0, handler: 0, calls: 0, sdk: 0 };

function cpu() {
  const { user, system } = process.cpuUsage();
  return 1000 * (user + system);
}

function measured(work, ended) {
  return async function (...given) {
    const before = cpu();
    try {
      return await work.apply(this, given);
    } finally {
      ended(cpu() - before);
    }
  };
}

function invoked(nanos) {
  tally.invocations++;
  tally.handler += nanos;
  fs.writeSync(file, `${tally.invocations} ${tally.handler} ${tally.calls} ${tally.sdk}\n`, 0);
}

function called(nanos) {
  tally.calls++;
  tally.sdk += nanos;
}

const { _load } = Module;
Module._load = function load(name, ...rest) {
  const loaded = _load.call(this, name, ...rest);
  if (name === handlerModule) {
    return { ...loaded, [handlerName]: measured(loaded[handlerName], invoked) };
  }
  // Each client of the SDK may have a base class of its own, in a package below its own.
  const prototype = loaded?.Client?.prototype;
  if (prototype?.send && !probed.has(prototype)) {
    probed.add(prototype);
    prototype.send = measured(prototype.send, called);
  }
  return loaded;
};
