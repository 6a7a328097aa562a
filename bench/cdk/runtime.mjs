// Lambda's Node runtime, as far as a benchmark needs it: loads the handler that _HANDLER names, as
// path.export below LAMBDA_TASK_ROOT, and hands it one invocation after the other (AWS Lambda
// developer guide, "Using the Lambda runtime API").
import http from 'node:http';
import https from 'node:https';
import { createRequire } from 'node:module';
import path from 'node:path';

const { AWS_LAMBDA_RUNTIME_API, AWS_LAMBDA_LOG_STREAM_NAME, LAMBDA_TASK_ROOT, _HANDLER } = process.env;
const INVOCATIONS = `http://${AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/invocation`;
const { request } = https;
const agent = new http.Agent({ keepAlive: true });

function call(method, address, body = '') {
  return new Promise((resolve, reject) => {
    const headers = { 'Content-Length': Buffer.byteLength(body) };
    const request = http.request(`${INVOCATIONS}/${address}`, { method, agent, headers }, async (response) => {
      try {
        resolve({ headers: response.headers, body: Buffer.concat(await response.toArray()).toString() });
      } catch (error) {
        reject(error);
      }
    });
    request.on('error', reject);
    request.end(body);
  });
}

// CDK's handler sends its answer to the URL's host by HTTPS and leaves out the port. Here the URL has
// one, and may be one of plain HTTP, which spares the handler the handshake that it would pay for in
// Lambda. So this is what the request becomes.
function answerTo({ protocol, port }) {
  const send = protocol === 'https:' ? request : http.request;
  https.request = (options, callback) => send({ ...options, port }, callback);
}

async function invoke(handler, { headers, body }) {
  const id = headers['lambda-runtime-aws-request-id'];
  try {
    const event = JSON.parse(body);
    if (event.ResponseURL) {
      answerTo(new URL(event.ResponseURL));
    }
    const result = await handler(event, { awsRequestId: id, logStreamName: AWS_LAMBDA_LOG_STREAM_NAME });
    await call('POST', `${id}/response`, JSON.stringify(result ?? null));
  } catch (error) {
    const { name, message, stack } = error;
    const trace = stack.split('\n');
    await call('POST', `${id}/error`, JSON.stringify({ errorType: name, errorMessage: message, trace }));
  }
}

const end = _HANDLER.lastIndexOf('.');
const module = createRequire(import.meta.url)(path.join(LAMBDA_TASK_ROOT, _HANDLER.slice(0, end)));
const handler = module[_HANDLER.slice(end + 1)];
for (;;) {
  await invoke(handler, await call('GET', 'next'));
}
