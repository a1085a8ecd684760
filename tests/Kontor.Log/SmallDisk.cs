using System.Diagnostics;

namespace Kontor.Log.Tests;

/// <summary>A real file system of 1 MiB.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _directory;

    private SmallDisk(string directory) => _directory = directory;

    /// <summary>Null where this process may not mount. The directory exists either way.</summary>
    public static SmallDisk? Mount(string directory)
    {
        Directory.CreateDirectory(directory);
        return
            OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", directory)
            ? new SmallDisk(directory)
            : null;
    }

    public void Dispose() => Assert.True(Run("umount", _directory), $"{_directory} is still mounted.");

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true }
        )!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
