/** Images of programs in Go: one file, and the folders that it may read. */
import type { ServiceFacts } from '../facts/service-facts.ts';
import { portOf, userId } from './image-names.ts';
import { exec, healthLines, lines, portLines, scratch, versionOf } from './image-text.ts';

export const goHead = '# The compiler stays in this stage.';
const runImage = 'alpine:3.22';

export function writeGo(service: ServiceFacts, command: readonly string[]): string {
  const { main = '.', usesC = false, folders = [] } = service.go ?? {};
  const binary = command[0] ?? service.name;
  return lines(
    goHead,
    `FROM golang:${versionOf(service)}-alpine AS build`,
    usesC && [
      '# vireo: ignore[unpinned-package] a release of Alpine has one version of it, with its fixes',
      'RUN apk add --no-cache gcc musl-dev',
    ],
    'WORKDIR /src',
    `COPY go.mod ${service.hasLock ? 'go.sum ' : ''}./`,
    'RUN --mount=type=cache,target=/go/pkg/mod go mod download',
    'COPY . .',
    'RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build \\',
    `  CGO_ENABLED=${usesC ? 1 : 0} go build -trimpath -o /out/${binary} ${main}`,
    '',
    `FROM ${runImage}`,
    'WORKDIR /app',
    `RUN addgroup -g ${userId} app && adduser -D -H -u ${userId} -G app -s /sbin/nologin app`,
    `COPY --from=build /out/${binary} /usr/local/bin/${binary}`,
    folders.map((folder) => `COPY --from=build /src/${folder} ./${folder}`),
    'USER app',
    scratch,
    portLines(service, portOf(service)),
    healthLines(service),
    `CMD ${exec(command)}`,
  );
}
