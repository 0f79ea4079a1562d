// What to compare with: a bare Socket.IO server that keeps answers in memory and stores nothing. It speaks to
// the same phones under the same names, and asks nobody who they are.

import { createServer } from "node:http";
import { Server } from "socket.io";

const answers = new Map();
const web = createServer();
const server = new Server(web, { path: "/BARE00/socket", transports: ["websocket"] });

server.of("/phone").on("connection", (socket) => {
  socket.on("answer", ({ question, code, number }, acknowledge) => {
    answers.set(`${socket.id}:${question}`, { code, number });
    acknowledge({ ok: true, question, code, number });
  });
});

web.listen({ port: 0, host: "127.0.0.1", backlog: 4096 }, () =>
  process.stdout.write(`${web.address().port}\n`),
);
process.stdin.on("end", () => process.exit(0)).resume();
