// WebSocket frames as a client sends and receives them (RFC 6455), no more of them than Socket.IO needs.

const MASK = [0x37, 0xfa, 0x21, 0x3d];
export const TEXT = 1;
export const CLOSE = 8;
export const PING = 9;
export const PONG = 10;

/** One whole masked frame. `payload` is text or bytes, shorter than 64 kB. */
export function frame(payload, opcode = TEXT) {
  const bytes = Buffer.from(payload);
  const long = bytes.length > 125;
  const head = long ? 8 : 6;
  const whole = Buffer.allocUnsafe(head + bytes.length);
  whole[0] = 0x80 | opcode;
  whole[1] = 0x80 | (long ? 126 : bytes.length);
  if (long) {
    whole.writeUInt16BE(bytes.length, 2);
  }
  whole.set(MASK, head - 4);
  for (let at = 0; at < bytes.length; at += 1) {
    whole[head + at] = bytes[at] ^ MASK[at & 3];
  }
  return whole;
}

/** Takes in bytes as they come and hands on each frame of the server's: opcode and payload. */
export class Frames {
  #rest = null;

  /** @yields {[number, Buffer]} */
  *take(bytes) {
    let left = this.#rest ? Buffer.concat([this.#rest, bytes]) : bytes;
    for (let size = whole(left); size; size = whole(left)) {
      const [from, to] = size;
      yield [left[0] & 0x0f, left.subarray(from, to)];
      left = left.subarray(to);
    }
    this.#rest = left.length ? left : null;
  }
}

/** Where the payload of the first frame begins and ends; null while some of it is missing. */
function whole(bytes) {
  if (bytes.length < 2) return null;
  const short = bytes[1] & 0x7f;
  const from = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (bytes.length < from) return null;
  const length =
    short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  return bytes.length < from + length ? null : [from, from + length];
}
