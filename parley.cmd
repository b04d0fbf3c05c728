@echo off
rem Parley on Windows: the same commands as ./parley. "parley --help" lists them.
setlocal EnableExtensions EnableDelayedExpansion
set "TOP=%~dp0"
set "TOP=%TOP:~0,-1%"

set "COMMAND=%~1"
if "%COMMAND%"=="" set "COMMAND=desktop"
for %%H in (-h --help help) do if /i "%COMMAND%"=="%%H" call :usage & exit /b 0
shift

rem Words that are no arguments of a program.
set "KIND="
if /i "%COMMAND%"=="aws" set "KIND=%~1" & shift
set QUICK=
if /i "%COMMAND%"=="test" if "%~1"=="--quick" set QUICK="-Dsurefire.excludedGroups=display,bench,sound,long" & shift
set "GOAL=spotless:apply"
if /i "%COMMAND%"=="format" if "%~1"=="--check" set "GOAL=spotless:check"
set "REST="
:rest
if "%~1"=="" goto chosen
set REST=!REST! %1
shift
goto rest

:chosen
set "MODULE=client-desktop"
set "MAIN="
set "OPTIONS="
set "HEADLESS=-Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true"
if /i "%COMMAND%"=="desktop" set "MAIN=parley.desktop.Launcher" & set "OPTIONS=-Xms16m -Xmx256m -Xmn32m -XX:SurvivorRatio=2 -Xss512k -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40 -XX:-ShrinkHeapInSteps"
if /i "%COMMAND%"=="tour" set "MAIN=parley.desktop.tour.TourMain" & set "OPTIONS=-Xmx512m %HEADLESS%" & if not defined REST set REST=--out "%TOP%\tour"
if /i "%COMMAND%"=="server" set "MAIN=parley.server.lite.ServerMain" & set "OPTIONS=-Xms16m -Xmx256m"
for %%C in (login rooms send history tail) do if /i "%COMMAND%"=="%%C" set "MAIN=parley.client.cli.CliMain" & set "OPTIONS=-Xmx128m" & set REST=%%C %REST%
if /i "%COMMAND%"=="conformance" set "MAIN=parley.conformance.ConformanceMain" & set "MODULE=conformance" & set "OPTIONS=-Xmx256m"
if /i "%COMMAND%"=="bench" set "MAIN=parley.bench.BenchMain" & set "MODULE=bench" & set "OPTIONS=-Xmx1g"
if /i "%COMMAND%"=="aws" goto aws
if defined MAIN goto ready
for %%C in (build test format) do if /i "%COMMAND%"=="%%C" goto ready
echo There is no command '%COMMAND%'. 1>&2
call :usage 1>&2
exit /b 2

:aws
set "MODULE=server-aws"
if /i "%KIND%"=="local" set "MAIN=parley.server.aws.local.AwsLocalMain" & set "OPTIONS=-Xmx512m"
if /i "%KIND%"=="deploy" set "MAIN=parley.server.aws.deploy.DeployMain" & set "OPTIONS=-Xmx512m" & set REST=deploy --function "%TOP%\server-aws\function\target\lib" %REST%
for %%C in (status destroy restore) do if /i "%KIND%"=="%%C" set "MAIN=parley.server.aws.deploy.DeployMain" & set "OPTIONS=-Xmx256m" & set REST=%%C %REST%
for %%H in (-h --help help) do if /i "%KIND%"=="%%H" call :aws_usage & exit /b 0
if defined MAIN goto ready
if /i "%KIND%"=="templates" goto ready
call :aws_usage 1>&2
exit /b 2

:ready
call :find_jdk
if not defined JDK (
  echo Parley needs a JDK 25, and none was found in JAVA_HOME, on the PATH or under Program Files. 1>&2
  echo Install Eclipse Temurin 25 from adoptium.net or point JAVA_HOME at a JDK 25, then run this command again. 1>&2
  exit /b 1
)
set "JAVA_HOME=%JDK%"
set "MVN=%TOP%\mvnw.cmd"
where mvn >nul 2>nul && set "MVN=mvn"
if /i "%COMMAND%"=="test" goto test
if /i "%COMMAND%"=="format" goto format
if /i "%KIND%"=="templates" goto templates
call :build || exit /b 1
if /i "%COMMAND%"=="build" exit /b 0
rem The JVM keeps the loaded classes for later starts; what it says of that file is of no interest.
"%JAVA_HOME%\bin\java" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError ^
  -XX:+UseCompactObjectHeaders -XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%TOP%\target\%MAIN%.jsa" ^
  -Xlog:disable -Xlog:all=warning:stderr "-Xlog:cds*=off:stderr" "-Xlog:aot*=off:stderr" %PARLEY_JAVA_OPTS% %OPTIONS% ^
  -cp "%TOP%\%MODULE%\target\app\*" %MAIN% %REST%
exit /b %ERRORLEVEL%

:test
pushd "%TOP%"
call "%MVN%" --batch-mode --no-transfer-progress -Dspotless.check.skip=true verify %QUICK% %REST%
exit /b %ERRORLEVEL%

:format
pushd "%TOP%"
call "%MVN%" --batch-mode --no-transfer-progress -q %GOAL%
exit /b %ERRORLEVEL%

:templates
echo Making the stacks' templates ^(the first time fetches the AWS CDK, 111 MB^) ... 1>&2
pushd "%TOP%"
call "%MVN%" --batch-mode --no-transfer-progress -q -Pinfra -Dmaven.test.skip=true -Dspotless.check.skip=true -pl server-aws/infra -am package
if errorlevel 1 exit /b 1
popd
"%JAVA_HOME%\bin\java" -cp "%TOP%\server-aws\infra\target\app\*" parley.infra.Templates "%TOP%\server-aws\src\main\resources\parley\server\aws\deploy"
exit /b %ERRORLEVEL%

:build
if exist "%TOP%\target\built" exit /b 0
echo Building Parley ^(a first build fetches its libraries and takes a few minutes^) ... 1>&2
if not exist "%TOP%\target" mkdir "%TOP%\target"
pushd "%TOP%"
call "%MVN%" --batch-mode --no-transfer-progress -q -Dmaven.test.skip=true -Dspotless.check.skip=true package > target\build.log 2>&1
if errorlevel 1 (
  type target\build.log 1>&2
  exit /b 1
)
echo built> target\built
popd
exit /b 0

:find_jdk
set "JDK="
for %%D in ("%JAVA_HOME%") do call :try "%%~D"
for %%P in (javac.exe) do if not "%%~$PATH:P"=="" call :try "%%~dp$PATH:P.."
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\jdk-25*" "%ProgramFiles%\Java\jdk-25*" "%USERPROFILE%\.jdks\*25*") do call :try "%%~D"
exit /b 0

:try
if defined JDK exit /b 0
if not exist "%~1\release" exit /b 0
findstr /r /c:"JAVA_VERSION=.2[5-9]" /c:"JAVA_VERSION=.[3-9][0-9]" "%~1\release" >nul && set "JDK=%~1"
exit /b 0

:usage
echo Usage: parley [command]
echo.
echo   (no command)   the desktop
echo   server         a workspace server on its own (server --help lists its settings)
echo   tour           a scripted conversation between two real desktops; leaves pictures in tour\
echo   test           all tests (test --quick leaves out the long fault tests)
echo   bench          measures speed and memory beside other servers (bench --help)
echo   conformance    puts any server through the protocol's scenarios (conformance --url ...)
echo   aws local      the AWS backend on this machine, on emulators (aws local --help)
echo   aws deploy, aws status, aws destroy, aws restore
echo                  a workspace in your own AWS account: makes, shows, removes it and brings it back (each has --help)
echo   login, rooms, send, history, tail
echo                  the command-line client (each has --help)
echo   build          builds and does nothing else (delete target\built to build again)
echo   format         formats the sources (format --check only says whether they are)
exit /b 0

:aws_usage
echo Usage: parley aws COMMAND [option ...]
echo.
echo   local      the AWS backend on this machine, on emulators; needs no account
echo   deploy     makes a workspace in your AWS account, or brings it up to date, and prints its address
echo   status     says which stacks there are and whether the workspace answers
echo   destroy    copies messages and files to this machine and removes the workspace
echo   restore    brings what destroy copied into a workspace that was just deployed
echo   templates  makes the templates of the stacks anew, for who changes them; needs Node.js
echo.
echo Each but templates has --help. docs/aws.md tells what is made, docs/aws-cost.md what it costs.
exit /b 0
