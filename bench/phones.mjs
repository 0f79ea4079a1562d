// The load: one process that holds every phone. Reads an order as JSON on each line of standard input, and
// answers each with one line. Only ever connects to this machine.

import { createInterface } from "node:readline";
import { burst } from "./burst.mjs";
import { Crowd } from "./crowd.mjs";
import { comeIn } from "./joining.mjs";
import { post } from "./posting.mjs";
import { Projector } from "./projector.mjs";
import { sustain } from "./sustained.mjs";

let crowd;
let projector;
const say = (word) => process.stdout.write(`${JSON.stringify(word)}\n`);

const ORDERS = {
  go_to: (room) => {
    crowd?.disconnect();
    crowd = new Crowd(room);
    return {};
  },
  join: ({ people }) => crowd.join(people),
  identities: () => ({ identities: crowd.identities() }),
  connect: ({ people }) => crowd.connect(people),
  disconnect: () => crowd.disconnect(),
  saved: () => ({ saved: [...crowd.saved] }),
  come_in: (order) => comeIn(crowd, order),
  post: (order) => post(crowd, order),
  sustain: (order) => sustain(crowd, order),
  open_projector: (window) => {
    projector = new Projector(window);
    return projector.open();
  },
  follow: (order) => projector.follow(crowd, order),
  burst: (order) => burst(crowd, order, () => say({ reached: order.tell_after })),
};

for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line);
  try {
    say({ done: order.order, ...(await ORDERS[order.order](order)) });
  } catch (error) {
    say({ failed: order.order, error: error.message });
  }
}
process.exit(0);
