# Sourced by ./twolearn and ./mvnw: exports JAVA_HOME of a JDK 25 or newer, or says what to install.
# Plugins inside Maven's own JVM ignore toolchains, so the right Java must be there before Maven starts.
need=25
jdk_version() { "$1/bin/java" -version 2>&1 | sed -n '1s/.*version "\([0-9]*\).*/\1/p'; }
jdk_home=
for jdk in "${JAVA_HOME:-}" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /opt/java/* /opt/jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
  [ -n "$jdk" ] && [ -x "$jdk/bin/javac" ] || continue
  found=$(jdk_version "$jdk")
  if [ "${found:-0}" -ge "$need" ]; then jdk_home=$jdk; break; fi
done
if [ -z "$jdk_home" ]; then
  echo "TwoLearn needs a JDK $need or newer (a JDK, not only a Java runtime). Install one, for example Temurin $need," >&2
  echo "beside the Java you have; nothing else has to change. If it is in an unusual place, set JAVA_HOME to it." >&2
  exit 1
fi
JAVA_HOME=$jdk_home
export JAVA_HOME
unset need jdk_home jdk found
