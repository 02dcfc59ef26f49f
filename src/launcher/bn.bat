@echo off
rem Runs bn from the folder it was unpacked to, with the Java that lies in it.
setlocal
set "home=%~dp0.."
"%home%\runtime\bin\java.exe" -Xlog:disable -XX:AOTCache="%home%\lib\bn.aot" -XX:+UseSerialGC -XX:-UsePerfData --enable-native-access=ALL-UNNAMED -cp "%home%\lib\bn.jar" bn.Main %*
