#!/usr/bin/env python3
"""Makes the tables lifecycle.txt and tags.txt of the rules about images.

    src/main/tables/images.py lifecycle.json official-images.json src/main/resources/dev/plimsoll/rules/images

lifecycle.json: {"asOf": "2026-08-22", "products": {ID: {"releases": [{"releaseCycle", "eol", "eoes"}]}}}, the products as
https://endoflife.date/docs/api/ gives them (MIT).
official-images.json: {"asOf": "2026-08-22", "images": {NAME: [{"tags": [...], "shared": [...]}]}}, what
https://github.com/docker-library/official-images builds on that day (Apache-2.0).
Writes the two tables below the third argument. To renew them, fetch both, run this, and read the difference.
"""

import json
import re
import sys
from pathlib import Path

DOTNET = "mcr.microsoft.com/dotnet/"
LIBERICA = ["openjdk-alpine", "openjre-alpine", "openjdk-alpine-musl", "openjre-alpine-musl", "openjdk-debian", "openjre-debian"]

# Of endoflife.date: the short name, the title, and the images whose tags begin with its release.
PRODUCTS = [
    ("debian", "debian", "Debian", ["debian"]),
    ("ubuntu", "ubuntu", "Ubuntu", ["ubuntu"]),
    ("alpine-linux", "alpine", "Alpine", ["alpine"]),
    ("fedora", "fedora", "Fedora", ["fedora"]),
    ("almalinux", "almalinux", "AlmaLinux", ["almalinux"]),
    ("rocky-linux", "rocky", "Rocky Linux", ["rockylinux", "rockylinux/rockylinux"]),
    ("oracle-linux", "oracle", "Oracle Linux", ["oraclelinux", "container-registry.oracle.com/os/oraclelinux", "ghcr.io/oracle/oraclelinux"]),
    ("amazon-linux", "amazon", "Amazon Linux", ["amazonlinux", "public.ecr.aws/amazonlinux/amazonlinux"]),
    ("centos", "centos", "CentOS", ["centos", "quay.io/centos/centos"]),
    ("opensuse", "leap", "openSUSE Leap", ["opensuse/leap"]),
    ("sles", "sles", "SUSE Linux Enterprise", ["registry.suse.com/suse/sle15", "registry.suse.com/bci/bci-base"]),
    ("nodejs", "node", "Node.js", ["node", "cimg/node", "circleci/node"]),
    ("python", "python", "Python", ["python", "cimg/python", "circleci/python"]),
    ("go", "go", "Go", ["golang", "cimg/go", "circleci/golang"]),
    ("rust", "rust", "Rust", ["rust"]),
    ("php", "php", "PHP", ["php"]),
    ("ruby", "ruby", "Ruby", ["ruby"]),
    ("deno", "deno", "Deno", ["denoland/deno", "ghcr.io/denoland/deno"]),
    ("composer", "composer", "Composer", ["composer"]),
    ("eclipse-temurin", "temurin", "Temurin", ["eclipse-temurin"]),
    ("amazon-corretto", "corretto", "Corretto", ["amazoncorretto"]),
    ("azul-zulu", "zulu", "Zulu", ["azul/zulu-openjdk", "azul/zulu-openjdk-alpine", "azul/zulu-openjdk-debian"]),
    ("bellsoft-liberica", "liberica", "Liberica", ["bellsoft/liberica-" + each for each in LIBERICA]),
    ("alibaba-dragonwell", "dragonwell", "Dragonwell", ["alibabadragonwell/dragonwell"]),
    ("microsoft-build-of-openjdk", "msopenjdk", "Microsoft OpenJDK", ["mcr.microsoft.com/openjdk/jdk"]),
    ("oracle-jdk", "oraclejdk", "Oracle JDK", ["container-registry.oracle.com/java/jdk"]),
    ("dotnet", "dotnet", ".NET", [DOTNET + core + each for core in ("", "core/") for each in ("sdk", "aspnet", "runtime", "runtime-deps")]),
    ("dotnetfx", "dotnetfx", ".NET Framework", [DOTNET + "framework/" + each for each in ("sdk", "aspnet", "runtime", "wcf")]),
    ("postgresql", "postgres", "PostgreSQL", ["postgres"]),
    ("mysql", "mysql", "MySQL", ["mysql"]),
    ("mariadb", "mariadb", "MariaDB", ["mariadb"]),
    ("redis", "redis", "Redis", ["redis"]),
    ("valkey", "valkey", "Valkey", ["valkey/valkey"]),
    ("memcached", "memcached", "Memcached", ["memcached"]),
    ("apache-couchdb", "couchdb", "CouchDB", ["couchdb", "apache/couchdb"]),
    ("couchbase-server", "couchbase", "Couchbase", ["couchbase", "couchbase/server"]),
    ("clickhouse", "clickhouse", "ClickHouse", ["clickhouse", "clickhouse/clickhouse-server"]),
    ("etcd", "etcd", "etcd", ["quay.io/coreos/etcd", "gcr.io/etcd-development/etcd"]),
    ("opensearch", "opensearch", "OpenSearch", ["opensearchproject/opensearch"]),
    ("zookeeper", "zookeeper", "ZooKeeper", ["zookeeper"]),
    ("vitess", "vitess", "Vitess", ["vitess/lite"]),
    ("apache-airflow", "airflow", "Airflow", ["apache/airflow"]),
    ("apache-flink", "flink", "Flink", ["flink", "apache/flink"]),
    ("apache-hadoop", "hadoop", "Hadoop", ["apache/hadoop"]),
    ("apache-nifi", "nifi", "NiFi", ["apache/nifi"]),
    ("caddy", "caddy", "Caddy", ["caddy"]),
    ("traefik", "traefik", "Traefik", ["traefik"]),
    ("vinyl-cache", "varnish", "Varnish", ["varnish"]),
    ("envoy", "envoy", "Envoy", ["envoyproxy/envoy", "envoyproxy/envoy-alpine", "envoyproxy/envoy-distroless"]),
    ("drupal", "drupal", "Drupal", ["drupal"]),
    ("wordpress", "wordpress", "WordPress", ["wordpress"]),
    ("matomo", "matomo", "Matomo", ["matomo"]),
    ("phpmyadmin", "phpmyadmin", "phpMyAdmin", ["phpmyadmin", "phpmyadmin/phpmyadmin"]),
    ("mastodon", "mastodon", "Mastodon", ["tootsuite/mastodon", "ghcr.io/mastodon/mastodon"]),
    ("gerrit", "gerrit", "Gerrit", ["gerritcodereview/gerrit"]),
    ("consul", "consul", "Consul", ["hashicorp/consul"]),
    ("prometheus", "prometheus", "Prometheus", ["prom/prometheus", "quay.io/prometheus/prometheus"]),
    ("grafana-loki", "loki", "Loki", ["grafana/loki"]),
    ("fluent-bit", "fluent-bit", "Fluent Bit", ["fluent/fluent-bit"]),
    ("rancher", "rancher", "Rancher", ["rancher/rancher"]),
    ("gitlab-runner", "gitlab-runner", "GitLab Runner", ["gitlab/gitlab-runner"]),
    ("argo-cd", "argocd", "Argo CD", ["argoproj/argocd", "quay.io/argoproj/argocd"]),
    ("renovate", "renovate", "Renovate", ["renovate/renovate", "ghcr.io/renovatebot/renovate"]),
]

# Until when security updates are free for all, where it is not the column "eol".
FREE = {"debian": "eoes"}

ALIASES = {
    "amazon": {"2": "al2"},
    "node": {"24": "krypton", "22": "jod", "20": "iron", "18": "hydrogen", "16": "gallium", "14": "fermium", "12": "erbium",
             "10": "dubnium", "8": "carbon", "6": "boron", "4": "argon"},
}

# The last one that is listed: names of older ones are words that may mean anything in a tag.
OLDEST = {"debian": "7", "ubuntu": "12.04", "fedora": "20"}

# Releases by other words, which endoflife.date has under another product or only by their parts.
MORE = {"amazon": [("1", "2023-12-31")], "centos": [("stream8", "2024-05-31")]}

ROW = "%-13s %-16s %s\n"

LIFECYCLE = """\
# Until when the releases of distributions, languages and servers get security updates.
# asOf {day}
# source: endoflife.date, by src/main/tables/images.py. Of Debian the end of its long-term support, which is free; of the others
#   the end of what is free for all
# licence: MIT (endoflife.date)
#
# A line with @ names a product: its short name, its title and the images whose tags begin with its release. Below it, the newest
# first, a release a line:
#   release  as the tag writes it
#   aliases  other words for it; - for none
#   end      the day of the end; - where none is set
"""

TAGS = """\
# The releases that the official images are built of.
# asOf {day}
# source: the tags of docker-library/official-images (library/*), by src/main/tables/images.py
# licence: Apache-2.0 (docker-library/official-images)
#
# A line an image: its name, and the numbers that tags of it begin with; the days that tags of it name have a # before them.
"""


def lifecycle(source):
    yield LIFECYCLE.format(day=source["asOf"])
    for product, name, title, images in PRODUCTS:
        yield "\n@%-12s %-16s %s\n" % (name, title.replace(" ", "_"), ",".join(images))
        for release in source["products"][product]["releases"]:
            yield line(name, release)
            if release["releaseCycle"] == OLDEST.get(name):
                break
        for version, end in MORE.get(name, []):
            yield ROW % (version, "-", end)


def line(name, release):
    end = release.get(FREE.get(name)) or release["eol"]
    version = release["releaseCycle"]
    # An end without a day says nothing that a finding could name.
    if end is True or not re.fullmatch(r"[\w.]+", version):
        return ""
    word = release.get("codename", "").split(" ")[0].lower() if name in ("debian", "ubuntu") else ""
    alias = ALIASES.get(name, {}).get(version) or word or "-"
    return ROW % (version, alias, end or "-")


def tags(source):
    yield TAGS.format(day=source["asOf"])
    for image, groups in sorted(source["images"].items()):
        words = set()
        for tag in (tag for group in groups for tag in group["tags"] + group["shared"]):
            number = re.match(r"v?(\d+(?:[._]\d+)*)(?![\w.+])", tag)
            days = re.findall(r"(?:^|-)(20\d{6})(?!\d)", tag)
            words |= {number[1]} - set(days) if number else set()
            words |= {"#" + day for day in days}
        yield " ".join([image, *sorted(words, key=order)]) + "\n"


def order(word):
    return word.startswith("#"), [int(part) for part in re.split("[._]", word.strip("#"))]


if __name__ == "__main__":
    releases, official, folder = sys.argv[1:]
    Path(folder, "lifecycle.txt").write_text("".join(lifecycle(json.loads(Path(releases).read_text()))))
    Path(folder, "tags.txt").write_text("".join(tags(json.loads(Path(official).read_text()))))
