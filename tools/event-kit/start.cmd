@echo off
rem Starts the playground from this folder. A Node of its own may lie in node\ beside it.
cd /d "%~dp0"
if exist node\node.exe (node\node.exe start.mjs --open) else (node start.mjs --open)
if errorlevel 1 pause
