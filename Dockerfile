# The portal on Debian 12 with its Python 3.11. One image, three roles: web, worker, setup (see compose.yaml).

FROM python:3.11-slim-bookworm AS packages
COPY requirements.txt /build/requirements.txt
RUN python -m venv /opt/portal/venv \
    && /opt/portal/venv/bin/pip install --no-cache-dir --require-hashes -r /build/requirements.txt

FROM python:3.11-slim-bookworm
ENV PATH=/opt/portal/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    LANG=C.UTF-8 \
    DJANGO_SETTINGS_MODULE=core.settings.production \
    PORTAL_VAR_DIR=/var/lib/portal

# The programs that read documents: the lines marked `run` of the one list of Debian packages.
COPY deploy/debian-packages.txt /build/debian-packages.txt
RUN apt-get update \
    && awk '!/^#/ && $3 == "run" { print $1 }' /build/debian-packages.txt \
        | xargs apt-get install -y --no-install-recommends \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --create-home --uid 10001 portal \
    && install -d -o portal -g portal /var/lib/portal /var/lib/portal/static /var/lib/portal/media

COPY --from=packages /opt/portal/venv /opt/portal/venv
COPY . /opt/portal/app
WORKDIR /opt/portal/app
# Compiling needs no database and no secret: the development settings do.
RUN DJANGO_SETTINGS_MODULE=core.settings.dev python manage.py compile_catalogues

USER portal
VOLUME /var/lib/portal
EXPOSE 8000
CMD ["gunicorn", "core.wsgi", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", "--workers", "2", "--threads", "4", "--max-requests", "2000", "--max-requests-jitter", "200", "--timeout", "60", "--access-logfile", "-"]
