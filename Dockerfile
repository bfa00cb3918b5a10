# syntax=docker/dockerfile:1
# The build needs the package index; what runs needs no network.
#   docker build -t crossread .
#   docker run --rm --network none -v "$PWD/pages:/pages:ro" -v crossread:/library crossread ingest /pages
#   docker run --rm -p 127.0.0.1:8765:8765 -v crossread:/library crossread

FROM python:3.11-slim AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE ./
COPY crossread ./crossread
RUN python -m venv /opt/crossread \
 && /opt/crossread/bin/pip install --no-cache-dir .

FROM python:3.11-slim
RUN useradd --create-home --uid 10001 reader \
 && install -d -o reader -g reader /library
COPY --from=build /opt/crossread /opt/crossread
ENV PATH=/opt/crossread/bin:$PATH \
    CROSSREAD_LIBRARY=/library/library.sqlite \
    PYTHONDONTWRITEBYTECODE=1
USER reader
WORKDIR /home/reader
VOLUME /library
EXPOSE 8765
ENTRYPOINT ["crossread"]
CMD ["serve", "--host", "0.0.0.0"]
