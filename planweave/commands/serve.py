"""`planweave serve`: pages to explore a graph and a SPARQL endpoint, on this machine unless told otherwise."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import click

from ontology.errors import UsageError
from ontology.messages import message
from planweave.commands.common import default_graph, graph_options

_BACKLOG = 512  # connections that wait to be accepted


@click.command()
@graph_options
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on. 监听地址。")
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="0: any. 端口；0 为任意。")
@click.option("--timeout", type=click.FloatRange(min=1), default=30.0, show_default=True, help="Seconds a query. 秒。")
@click.option("--max-rows", type=click.IntRange(min=1), default=10_000, show_default=True, help="Rows a query. 行数。")
@click.option(
    "--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Queries at a time. 并行查询数。"
)
@click.option("--name", "names", multiple=True, metavar="HOST", help="A name the server goes by. 服务器的域名。")
@click.option("--no-cors", is_flag=True, help="Other sites' pages may not read. 禁止其他网站的页面读取。")
@click.option("--allow-upload", is_flag=True, help="Plans may be put in from a page. 允许在网页上添加规划。")
@click.option(
    "--max-upload", type=click.IntRange(1, 1024), default=20, show_default=True, help="MB a file. 单个文件上限。"
)
def serve(
    graph: Path | None,
    store: str | None,
    host: str,
    port: int,
    timeout: float,
    max_rows: int,
    workers: int,
    names: tuple[str, ...],
    no_cors: bool,
    allow_upload: bool,
    max_upload: int,
) -> None:
    """Explore the graph in a browser; SPARQL at /sparql. 在浏览器中浏览图谱；SPARQL 端点为 /sparql。"""
    import uvicorn

    from planweave.web.app import make_app
    from planweave.web.settings import Settings

    if store is not None and graph is not None:
        raise UsageError("graph.both_stores")
    if store is not None and allow_upload:
        raise UsageError("web.upload_remote")
    settings = Settings(
        graph=None if store is not None else graph or default_graph(),
        store=store,
        host=host,
        port=port,
        timeout=timeout,
        max_rows=max_rows,
        workers=workers,
        hosts=names,
        cors=not no_cors,
        upload=allow_upload,
        max_upload=max_upload * 1024**2,
    )
    app = make_app(settings)
    listening = _listen(host, port)
    shown = f"[{host}]" if ":" in host else host
    click.echo(message("web.serving", address=f"http://{shown}:{listening.getsockname()[1]}/"), err=True)
    if not settings.is_loopback:
        click.echo(click.style(message("web.open_to_all", host=host), fg="red", bold=True), err=True)
    config = uvicorn.Config(
        app, log_level="warning", server_header=False, access_log=False, timeout_keep_alive=15, lifespan="on", ws="none"
    )
    uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens there; UsageError if that cannot be."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        # the protocol must be named: else asyncio leaves small answers to wait for one another (40 ms each)
        listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        if os.name == "posix":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(_BACKLOG)
    except OSError as error:
        raise UsageError("web.cannot_listen", host=host, port=port, detail=error.strerror or error) from error
    return listening
