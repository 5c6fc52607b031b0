// SPDX-License-Identifier: Apache-2.0
// JSON-RPC by hand, over a plain socket: for clients that do what none should, such as not reading,
// or sending a byte at a time. RFC 6455, as far as a test needs it.

import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/** An answer, or a notification. */
export interface Answer {
	id?: number | null;
	result?: any;
	error?: { code: number; message: string; data?: unknown };
}

/** Opens a plain connection to a node's RPC. */
export function dial(url: string): Promise<Socket> {
	const { hostname, port } = new URL(url);
	return new Promise((resolve, reject) => {
		const socket = connect(Number(port), hostname, () => resolve(socket));
		socket.once('error', reject);
	});
}

export const text = (bytes: Uint8Array | string): Uint8Array =>
	typeof bytes === 'string' ? Buffer.from(bytes) : bytes;

/** A frame of a client: masked, as the standard wants, unless told otherwise. */
export function frame(payload: Uint8Array | string, { opcode = 1, masked = true } = {}): Buffer {
	const body = Buffer.from(text(payload));
	const head = Buffer.alloc(body.length < 126 ? 2 : body.length < 0x10000 ? 4 : 10);
	head[0] = 0x80 | opcode;
	if (head.length === 2) head[1] = body.length;
	else if (head.length === 4) head.writeUInt16BE(body.length, 2);
	else head.writeBigUInt64BE(BigInt(body.length), 2);
	if (head.length > 2) head[1] = head.length === 4 ? 126 : 127;
	if (!masked) return Buffer.concat([head, body]);
	head[1]! |= 0x80;
	const mask = randomBytes(4);
	for (let i = 0; i < body.length; i++) body[i]! ^= mask[i % 4]!;
	return Buffer.concat([head, mask, body]);
}

interface Waiting {
	resolve(answer: Answer): void;
	reject(error: Error): void;
}

/** A WebSocket that the test holds by the wire. */
export class Wire {
	private received = Buffer.alloc(0);
	private readonly waiting = new Map<number | null, Waiting>();
	private last = 0;
	closed = false;

	private constructor(readonly socket: Socket) {
		socket.on('data', (chunk) => {
			this.received = Buffer.concat([this.received, chunk]);
			this.read();
		});
		// What the test does may end it; that is seen by `closed`.
		socket.on('error', () => {});
		socket.on('close', () => {
			this.closed = true;
			const over = new Error('the connection was closed');
			for (const { reject } of this.waiting.values()) reject(over);
		});
	}

	/** Opens one; the HTTP status instead if it is refused. */
	static async open(url: string, headers: Record<string, string> = {}): Promise<Wire | number> {
		const socket = await dial(url);
		const lines = Object.entries({
			Host: new URL(url).host,
			Upgrade: 'websocket',
			Connection: 'Upgrade',
			'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
			'Sec-WebSocket-Version': '13',
			...headers,
		}).map(([name, value]) => `${name}: ${value}\r\n`);
		socket.write(`GET / HTTP/1.1\r\n${lines.join('')}\r\n`);
		const answer = await new Promise<string>((resolve) => {
			socket.once('data', (chunk) => resolve(chunk.toString()));
			socket.once('close', () => resolve('HTTP/1.1 000'));
		});
		const status = Number(answer.slice(9, 12));
		if (status === 101) return new Wire(socket);
		socket.destroy();
		return status;
	}

	/** One that has to be let in. */
	static async opened(url: string): Promise<Wire> {
		const wire = await Wire.open(url);
		if (typeof wire === 'number') throw new Error(`refused with status ${wire}`);
		return wire;
	}

	call(method: string, params: unknown[] = []): Promise<Answer> {
		const id = ++this.last;
		return this.exchange(JSON.stringify({ jsonrpc: '2.0', id, method, params }), id);
	}

	/** Sends a message as it is; the answer has this id, null if the node could not find one. */
	exchange(message: Uint8Array | string, id: number | null = null): Promise<Answer> {
		return new Promise((resolve, reject) => {
			this.waiting.set(id, { resolve, reject });
			this.socket.write(frame(message));
		});
	}

	/** Sends a call, and looks for no answer. */
	fling(method: string, params: unknown[] = []): void {
		const id = ++this.last;
		this.socket.write(frame(JSON.stringify({ jsonrpc: '2.0', id, method, params })));
	}

	/** Reads no more. */
	pause(): void {
		this.socket.pause();
	}

	end(): void {
		this.socket.destroy();
	}

	private read(): void {
		for (;;) {
			const bytes = this.received;
			if (bytes.length < 2) return;
			const short = bytes[1]! & 0x7f;
			const head = short < 126 ? 2 : short === 126 ? 4 : 10;
			if (bytes.length < head) return;
			const length =
				head === 2
					? short
					: head === 4
						? bytes.readUInt16BE(2)
						: Number(bytes.readBigUInt64BE(2));
			if (bytes.length < head + length) return;
			this.received = bytes.subarray(head + length);
			const payload = bytes.subarray(head, head + length);
			const opcode = bytes[0]! & 0x0f;
			if (opcode === 1) this.take(payload.toString());
			if (opcode === 9) this.socket.write(frame(payload, { opcode: 10 }));
		}
	}

	private take(message: string): void {
		const answer = JSON.parse(message) as Answer | Answer[];
		// Of a batch the first answer stands for all.
		const one = Array.isArray(answer) ? answer[0]! : answer;
		if (one.id === undefined) return;
		this.waiting.get(one.id)?.resolve(one);
		this.waiting.delete(one.id);
	}
}
