import { svelte } from "@sveltejs/vite-plugin-svelte";
import { loadEnv } from "vite";
import { defineConfig } from "vitest/config";

/** Where `tawatur serve` listens while one works on the client. */
const server = loadEnv("", ".", "TAWATUR_").TAWATUR_SERVER ?? "http://127.0.0.1:8765";

export default defineConfig({
  plugins: [svelte()],
  base: "/",
  build: {
    outDir: "../src/tawatur/web/static",
    emptyOutDir: true,
    // The content security policy allows files of our own server only, so nothing becomes a data: address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 600,
  },
  server: { host: "127.0.0.1", proxy: { "/api": server } },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
