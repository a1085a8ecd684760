using Kontor.World.Log;

namespace Kontor.Log.Tests;

/// <summary>Puts a damaged image down and states what must then be true: it is refused, named, and left as it was.</summary>
internal static class Refusal
{
    public static LogDamagedException Of(LogImage damaged, TestDirectory directory, string file)
    {
        damaged.WriteTo(directory.Path);
        var refusal = Assert.Throws<LogDamagedException>(() => FileLog.Open(directory.Path));
        Assert.Equal(file, refusal.File);
        Assert.Contains(file, refusal.Message, StringComparison.Ordinal);
        damaged.AssertSameAs(LogImage.Of(directory.Path));

        var report = LogCheck.Run(directory.Path);
        Assert.Equal((refusal.File, refusal.Offset), (report.Damage!.File, report.Damage.Offset));
        damaged.AssertSameAs(LogImage.Of(directory.Path));
        return refusal;
    }
}
