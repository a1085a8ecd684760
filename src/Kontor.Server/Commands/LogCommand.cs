using System.CommandLine;
using Kontor.Log;

namespace Kontor.Server.Commands;

/// <summary><c>kontor log check DIR</c>: reads a log without touching it and says whether it is whole.</summary>
internal static class LogCommand
{
    public static Command Create()
    {
        var directory = new Argument<DirectoryInfo>("directory") { Description = "The data directory of a world." };
        var check = new Command("check", "Checks a log. Changes nothing.") { directory };
        check.SetAction(parsed => Check(parsed.GetValue(directory)!));
        return new Command("log", "Looks after a world's log.") { check };
    }

    private static int Check(DirectoryInfo directory)
    {
        if (!directory.Exists)
        {
            Console.Error.WriteLine($"There is no directory {directory.FullName}.");
            return 2;
        }

        var report = LogCheck.Run(directory.FullName);
        Console.WriteLine(report.ToText());
        return report.IsWhole ? 0 : 1;
    }
}
