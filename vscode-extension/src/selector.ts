import type { DocumentFilter } from "vscode";

/** Languages whose files have other names than those in the pattern, or no usual name. */
const LANGUAGES = ["python", "rust", "dockerfile", "dockercompose", "dotenv", "env", "shellscript", "properties", "ini"];

const TEXT_FILES = [
  "**/*.{env,yaml,yml,json,toml,ini,cfg,conf,properties,xml,sh,bash,zsh,ps1,bat,cmd,tf,tfvars,sql,md,txt,rst}",
  "**/.env*",
  "**/*{Dockerfile,dockerfile,Containerfile}*",
  "**/{.npmrc,.pypirc,.netrc,.ossutilconfig,credentials,Makefile,Jenkinsfile}",
];

/** Documents that are looked at. */
export const DOCUMENTS: DocumentFilter[] = [
  ...LANGUAGES.map((language) => ({ scheme: "file", language })),
  ...TEXT_FILES.map((pattern) => ({ scheme: "file", pattern })),
  ...["python", "rust"].map((language) => ({ scheme: "untitled", language })),
];

/** Hovers and quick fixes are wanted in the cells of notebooks, too. */
export const NOTEBOOK_CELLS = { notebook: "jupyter-notebook", language: "python" } as const;

export const CELL_SCHEME = "vscode-notebook-cell";
