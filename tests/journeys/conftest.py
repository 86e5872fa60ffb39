"""The demonstration as a person starts it, and a real browser in front of it."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
LAPTOP, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="session")
def site(folder):
    """Start ``bielelt-web demo`` in a folder of its own; end it as Ctrl-C does."""
    command = [sys.executable, "-m", "bielelt_web.manage", "demo"]
    environment = {**os.environ, "BIELELT_PORT": "0", "PYTHONUNBUFFERED": "1"}
    # The samples are read first, so that no journey has to wait for them.
    subprocess.run([*command, "--once"], cwd=folder, env=environment, check=True)
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        first = process.stdout.readline()
        address = re.search(r"http://\S+(?=/)", first)[0]
        wait_for(address)
        yield address
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(timeout=20) == 0


def wait_for(address):
    """Wait until somebody listens: the address is told before the workers are there."""
    host, port = address.removeprefix("http://").split(":")
    for _attempt in range(200):
        with suppress(OSError), socket.create_connection((host, int(port)), timeout=1):
            return
        time.sleep(0.1)
    pytest.fail(f"Nobody listens at {address} after 20 seconds.")


@pytest.fixture(scope="module")
def chromium():
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is not there: the journeys in a browser are left out.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, site):
    """Open the site as somebody; whatever the browser complains of fails the test.

    But for messages that hold ``forgiven`` words: without a line it names what did not load.
    """
    contexts, complaints = [], []

    def visited(
        login="registrar",
        *,
        viewport=None,
        javascript=True,
        host="127.0.0.1",
        forgiven=(),
    ):
        context = chromium.new_context(
            base_url=site.replace("127.0.0.1", host),
            locale="en-US",
            viewport=viewport or LAPTOP,
            java_script_enabled=javascript,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: _note(said, complaints, forgiven))
        sign_in(page, login)
        return page

    yield visited
    for context in contexts:
        context.close()
    assert complaints == []


def sign_in(page, login="registrar"):
    page.goto("/sign-in/")
    page.get_by_label("Нэвтрэх нэр").fill(login)
    page.get_by_label("Нууц үг", exact=True).fill("bielelt-demo")
    page.get_by_role("button", name="Нэвтрэх", exact=True).click()
    page.wait_for_url("**/")


def _note(said, complaints, forgiven):
    is_forgiven = any(words in said.text for words in forgiven)
    if said.type in {"error", "warning"} and not is_forgiven:
        complaints.append(said.text)
