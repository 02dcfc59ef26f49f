@echo off
rem Runs bn from its bundle, with the Java runtime in it.
setlocal
set "home=%~dp0.."
"%home%\runtime\bin\java.exe" -Xlog:disable -XX:AOTCache="%home%\lib\bn.aot" -XX:+UseSerialGC -XX:-UsePerfData --enable-native-access=ALL-UNNAMED -cp "%home%\lib\bn.jar" bn.Main %*
