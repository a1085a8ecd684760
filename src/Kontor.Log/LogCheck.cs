using Kontor.Log.Files;
using Kontor.Log.History;
using Kontor.World.Log;

namespace Kontor.Log;

/// <summary>Looks at a log that nobody is writing, and changes nothing.</summary>
public static class LogCheck
{
    /// <exception cref="LogUnavailableException">Somebody is writing this log.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    public static LogReport Run(string directory)
    {
        directory = Path.GetFullPath(directory);
        if (!Directory.Exists(directory))
            throw new DirectoryNotFoundException($"There is no directory {directory}.");
        // A log that was never locked is nobody's: its lock file is not created just to look at it.
        using var held = File.Exists(Path.Combine(directory, LogFiles.Lock)) ? DirectoryLock.Take(directory, FileMode.Open) : null;
        var report = LogInspection.Run(directory).Report;
        return report with { History = HistoryInspection.Run(directory, report) };
    }
}
