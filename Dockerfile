# Sociogram's API. Its sign-in is for one machine: publish its port on loopback alone, as docker-compose.yml does.
FROM python:3.13-slim AS build
RUN python -m pip install --no-cache-dir uv==0.13.9
ENV UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy UV_COMPILE_BYTECODE=1
WORKDIR /app
COPY pyproject.toml uv.lock README.md LICENSE ./
RUN uv sync --locked --no-dev --no-install-project
COPY cypher/ cypher/
COPY graph/ graph/
COPY custody/ custody/
COPY ingest/ ingest/
COPY api/ api/
COPY sociogram/ sociogram/
RUN uv sync --locked --no-dev --no-editable

FROM python:3.13-slim
RUN useradd --create-home --uid 10001 sociogram && install --directory --owner=sociogram --mode=0700 /data
COPY --from=build /app/.venv /app/.venv
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 \
    SOCIOGRAM_HOME=/data SOCIOGRAM_CACHE=/data/cache SOCIOGRAM_HOST=0.0.0.0 SOCIOGRAM_BEHIND=container
USER sociogram
VOLUME /data
EXPOSE 8000
ENTRYPOINT ["sociogram"]
CMD ["serve"]
