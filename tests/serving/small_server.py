"""The real server around a small application. Prints its port when it listens."""

from gevent import monkey

monkey.patch_all()

import sys

from flask import Flask, jsonify, request
from flask_socketio import SocketIO
from werkzeug.exceptions import RequestEntityTooLarge

from facilitate import serving, wsgi

app = Flask(__name__, static_folder=None)
app.config["MAX_CONTENT_LENGTH"] = int(sys.argv[2])
socketio = SocketIO(
    app,
    async_mode="gevent",
    transports=["websocket"],
    async_handlers=False,
    max_http_buffer_size=16_384,
    ping_interval=1,
    ping_timeout=1,
)


@app.get("/")
def alive():
    return "alive"


@app.get("/who")
def who():
    return jsonify({name: str(value) for name, value in request.environ.items() if name != wsgi.SOCKET})


@app.get("/file-limit")
def file_limit():
    import resource

    return jsonify(resource.getrlimit(resource.RLIMIT_NOFILE))


@app.get("/handshakes")
def handshakes():
    return jsonify(len(socketio.server.environ))


@app.route("/raises", methods=["GET", "POST"])
def raises():
    raise RuntimeError(f"broken for {request.environ[wsgi.SOCKET]}")


@app.get("/raises-below")
def raises_below():
    import gevent

    def stray(_line):
        raise RuntimeError("stray greenlet")

    gevent.spawn(stray, request.environ[wsgi.SOCKET])
    sys.stderr.write(f"printed {request.environ[wsgi.SOCKET].getpeername()}\n")
    return "spawned"


@app.post("/echo")
def echo():
    return request.get_data()


@app.errorhandler(RequestEntityTooLarge)
def too_large(_error):
    return "too large", 413


@socketio.on("answer")
def answer(given):
    return {"ok": True, "given": given}


@socketio.on("raises")
def raises_in_socket(_given):
    raise RuntimeError("broken in a socket event")


@socketio.on("tell-all")
def tell_all(size):
    socketio.emit("told", "å" * size)


if __name__ == "__main__":
    wsgi.IDLE_SECONDS = 1.5
    wsgi.HEAD_SECONDS = 1.0
    wsgi.BODY_SECONDS = 1.0
    serving.serve(app, socketio, "127.0.0.1", int(sys.argv[1]), lambda: print("ready", flush=True))
