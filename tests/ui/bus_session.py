"""Reads a window over the accessibility bus, as a screen reader does, and prints what is there.

Run as a program inside `dbus-run-session`, with a folder for the project. Prints a list of JSON
objects: role, name, focusable, and the number of children.
"""

import json
import os
import subprocess
import sys
import time
from contextlib import closing, suppress

from jeepney import DBusAddress, DBusErrorResponse, Properties, new_method_call
from jeepney.io.blocking import open_dbus_connection
from jeepney.wrappers import unwrap_msg

ROOT = "/org/a11y/atspi/accessible/root"
ACCESSIBLE = "org.a11y.atspi.Accessible"
FOCUSABLE = 1 << 11
"""ATSPI_STATE_FOCUSABLE, as AT-SPI numbers its states."""
CELLS = 60
"""So many children of one widget are read; a table has a child for every cell."""
PATIENCE = 60


def ask(bus, name, path, method):
    there = DBusAddress(path, bus_name=name, interface=ACCESSIBLE)
    return unwrap_msg(bus.send_and_get_reply(new_method_call(there, method)))[0]


def name_of(bus, name, path):
    there = DBusAddress(path, bus_name=name, interface=ACCESSIBLE)
    return bus.send_and_get_reply(Properties(there).get("Name")).body[0][1]


def waited(find):
    """What `find` gives as soon as it gives something; who is just starting may answer an error."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with suppress(DBusErrorResponse):
            found = find()
            if found:
                return found
        time.sleep(0.2)
    raise TimeoutError("nothing came onto the accessibility bus")


def walk(bus, name, path, found):
    children = ask(bus, name, path, "GetChildren")
    states = ask(bus, name, path, "GetState")
    found.append(
        {
            "role": ask(bus, name, path, "GetRoleName"),
            "name": name_of(bus, name, path),
            "focusable": bool(states[0] & FOCUSABLE),
            "children": len(children),
        }
    )
    for there, child in children[:CELLS]:
        walk(bus, there, child, found)


def main(folder):
    with closing(open_dbus_connection("SESSION")) as session:
        a11y = DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Bus")
        (address,) = session.send_and_get_reply(new_method_call(a11y, "GetAddress")).body
        status = a11y.with_interface("org.a11y.Status")
        session.send_and_get_reply(Properties(status).set("ScreenReaderEnabled", "b", True))
        environment = os.environ | {"QT_QPA_PLATFORM": "xcb"}
        window = subprocess.Popen(
            [sys.executable, "-m", "tests.ui.bus_window", folder], env=environment
        )
        try:
            with closing(open_dbus_connection(address)) as bus:
                registry = "org.a11y.atspi.Registry"
                (name, path), *_rest = waited(lambda: ask(bus, registry, ROOT, "GetChildren"))
                waited(lambda: _has_list(bus, name, path))
                found = []
                walk(bus, name, path, found)
        finally:
            window.terminate()
            window.wait()
    print(json.dumps(found))  # noqa: T201 - this is a program


def _has_list(bus, name, path):
    """Whether the window is there with all that it shows."""
    found = []
    walk(bus, name, path, found)
    return any(one["role"] == "table" and one["children"] > CELLS for one in found)


if __name__ == "__main__":
    main(sys.argv[1])
