"""Policies that misbehave (faulty/), on a node that runs: each is contained and named, and the next one of the order goes on."""
import json
import os
import shutil
import subprocess
import time

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
FAULTS = {"throws": "propose() threw", "blocks": "longer than", "nonsense": "proposed pid"}


def bundle(jdk, directory):
    """Compiles them; returns the bundle."""
    sources, classes, jar = os.path.join(HERE, "faulty"), os.path.join(directory, "classes"), os.path.join(directory, "faulty.jar")
    files = [os.path.join(place, name) for place, _, names in os.walk(sources) for name in names if name.endswith(".java")]
    subprocess.run([f"{jdk}/bin/javac", "-d", classes, "-cp", os.path.join(TOP, "bundles/api/target/classes"), *files], check=True)
    subprocess.run([f"{jdk}/bin/jar", "--create", "--file", jar, "--manifest", os.path.join(sources, "MANIFEST.MF"),
                    "-C", classes, ".", "-C", sources, "OSGI-INF"], check=True)
    # The agent of node1 sees the host's files, but not what only root may read.
    place = shutil.copy(jar, f"/tmp/roost-faulty-{os.getpid()}.jar")
    os.chmod(place, 0o644)
    return place


def fault(cluster, name):
    """What roost:policy says of it, or an empty string."""
    done = subprocess.run([cluster.roost, "policy", "--json"], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    views = json.loads(done.stdout) if done.returncode == 0 else []
    return next((view.get("fault") or "" for view in views if view["name"] == name), "")


def fault_on_mqtt(cluster, name):
    """The same as node1 tells everybody."""
    keys = os.path.join(os.environ["ROOST_HOME"], "run", "nodes", "node1", "keys")
    done = subprocess.run(
        ["nsenter", f"--net=/proc/{cluster.process_one('node1')}/ns/net", "mosquitto_sub", "-V", "5", "-h", "10.77.0.1", "-p", "8883",
         "--cafile", f"{keys}/ca.crt.pem", "--cert", f"{keys}/node.crt.pem", "--key", f"{keys}/node.key.pem",
         "-t", "roost/1/+/node/node1/policy", "-C", "1", "-W", "5"], capture_output=True, text=True)
    if done.returncode != 0:
        return ""
    policies = json.loads(done.stdout)["payload"]["policies"]
    return next((policy.get("fault", "") for policy in policies if policy["name"] == name), "")


def eventually(seconds, question):
    """The first answer that counts as true, or the last one."""
    end = time.monotonic() + seconds
    while True:
        answer = question()
        if answer or time.monotonic() > end:
            return answer
        time.sleep(0.2)


def contained(cluster, jdk, directory, crowd, check):
    """crowd() is a context in which programs run that should leave node1."""
    jar = bundle(jdk, directory)
    try:
        cluster.call("console", f"bundle:install -s file:{jar}")
        for name, words in FAULTS.items():
            eventually(30, lambda: subprocess.run([cluster.roost, "policy", "use", f"{name},load"], stdin=subprocess.DEVNULL,
                                                  capture_output=True).returncode == 0)
            with crowd():
                seen = eventually(30, lambda: words in fault(cluster, name))
                check(f"policyThat_{name}_isNamedOnTheConsole", seen, fault(cluster, name))
                seen = eventually(30, lambda: words in fault_on_mqtt(cluster, name))
                check(f"policyThat_{name}_isNamedOnMqtt", seen, fault_on_mqtt(cluster, name))
                seen = eventually(60, lambda: any(each["state"] == "AWAY" for each in cluster.engine.ask("processes")))
                check(f"afterThePolicyThat_{name}_theNextOneGoesOn", seen, "nothing has left node1")
        cluster.call("policy", "use", "load")
        cluster.call("console", "bundle:uninstall dev.roost.test.faulty")
    finally:
        os.remove(jar)
