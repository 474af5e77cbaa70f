#!/usr/bin/env node
// Stands in for Prisma's native schema engine (PRISMA_SCHEMA_ENGINE_BINARY), which would have to be downloaded: speaks its
// protocol and forwards every call to the WebAssembly build of the same engine.
await import('./main.ts');
