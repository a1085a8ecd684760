using Kontor.World.Log;

namespace Kontor.Log.Tests;

public sealed class MemoryLogContractTests : LogContract
{
    private MemoryLog? _last;

    protected override ILog Open() => _last = _last?.Reopen() ?? new MemoryLog();

    protected override ILog TakeOver() => Open();

    protected override void FailNextAppend(ILog log) => ((MemoryLog)log).FailNextAppend();

    [Fact]
    public void A_final_failure_stays()
    {
        using var log = new MemoryLog();
        log.FailNextAppend(isFinal: true);
        Assert.True(Assert.Throws<LogUnavailableException>(() => log.Append(Records.Batch("a"))).IsFinal);
        Assert.True(Assert.Throws<LogUnavailableException>(() => log.Append(Records.Batch("b"))).IsFinal);
        Assert.Empty(log.Read(0));
    }
}
