using Kontor.World.Log;

namespace Kontor.Log.Tests;

public sealed class FileLogContractTests : LogContract, IDisposable
{
    private readonly TestDirectory _directory = new();
    private readonly TestDisk _disk = new();

    protected override ILog Open()
    {
        _disk.SpaceBytes = long.MaxValue;
        return FileLog.Open(_directory.Path, new FileLogOptions { SegmentBytes = 512 }, _disk);
    }

    protected override ILog TakeOver()
    {
        // What an operator does who believes that the lock of a hanging process is a leftover.
        File.Delete(_directory["lock"]);
        return Open();
    }

    protected override void FailNextAppend(ILog log) => _disk.FailNextWriteAfterBytes = 40;

    public void Dispose() => _directory.Dispose();
}
