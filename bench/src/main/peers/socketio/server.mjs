// A chat of rooms on socket.io, as its own tutorial would write it: join a room, send to a room.
// usage: node server.mjs [DATABASE]; with a database every message is stored in it, in WAL mode with
// synchronous=FULL, before it is acknowledged or delivered. Prints "port N".
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const path = process.argv[2];
let store = () => {};
if (path) {
  const { default: Database } = await import('better-sqlite3');
  const database = new Database(path);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec(`CREATE TABLE IF NOT EXISTS message (
    room TEXT NOT NULL, seq INTEGER NOT NULL, author TEXT NOT NULL, ts INTEGER NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (room, seq)) WITHOUT ROWID`);
  const insert = database.prepare('INSERT INTO message (room, seq, author, ts, text) VALUES (?, ?, ?, ?, ?)');
  store = (room, m) => insert.run(room, m.seq, m.by, m.ts, m.text);
}

const http = createServer();
const io = new Server(http, { transports: ['websocket'], serveClient: false });
const heads = new Map();

io.on('connection', (socket) => {
  socket.on('join', (room, done) => {
    socket.join(room);
    done('ok');
  });
  socket.on('message', ({ room, text }, done) => {
    const seq = (heads.get(room) ?? 0) + 1;
    const message = { seq, by: socket.id, ts: Date.now(), text };
    store(room, message);
    heads.set(room, seq);
    done?.(seq);
    io.to(room).emit('message', message);
  });
});

http.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => console.log(`port ${http.address().port}`));
