using Kontor.Gate.Recording;
using Kontor.Gate.Tests.Door;
using Microsoft.AspNetCore.Http;

namespace Kontor.Gate.Tests.Recording;

public sealed class RecorderTests
{
    private readonly Recorder _recorder = new(16);
    private readonly HouseDialect _dialect = new("house", new Profile(), HouseDialect.Account(Access.Public));

    [Fact]
    public void A_request_is_found_by_its_id_with_what_happened_to_it()
    {
        var id = Record(1, "/house/v1/account?x=1");
        var record = _recorder.Find(id)!;
        Assert.Equal((id, "GET", "/house/v1/account?x=1", House.NowMs), (record.Id, record.Method, record.Target, record.AtMs));
        Assert.Equal("203.0.113.7", record.Client);
        Assert.Equal(1, record.ElapsedMicroseconds);
        Assert.True(record.IsAdmitted);
        Assert.Null(record.Evidence);
    }

    [Fact]
    public void The_ring_forgets_the_oldest_request_first()
    {
        var ids = Enumerable.Range(0, 20).Select(n => Record(n)).ToArray();
        Assert.All(ids[..4], id => Assert.Null(_recorder.Find(id)));
        Assert.All(ids[4..], id => Assert.NotNull(_recorder.Find(id)));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(100)]
    public void The_newest_requests_come_first(int count)
    {
        var ids = Enumerable.Range(0, 20).Select(n => Record(n)).ToArray();
        Assert.Equal(ids.Reverse().Take(Math.Min(count, 16)), _recorder.Latest(count).Select(record => record.Id));
    }

    [Fact]
    public void A_ring_that_is_not_full_shows_only_what_is_there()
    {
        Record(0);
        Record(1);
        Assert.Equal(2, _recorder.Latest(10).Count);
        Assert.Null(_recorder.Find(new RequestId(9, 9)));
    }

    [Fact]
    public void Recording_allocates_nothing()
    {
        var call = new Call();
        House.Begin(call, _dialect, "GET", HouseDialect.Target, new HeaderDictionary());
        Assert.Equal(0, Signing.AllocationBudget.BytesOf(_ => _recorder.Record(call, null, TimeSpan.Zero)));
    }

    private RequestId Record(int number, string target = HouseDialect.Target)
    {
        var call = new Call();
        var id = new RequestId(1, (ulong)number);
        call.Begin(_dialect, null, "GET", target, new HeaderDictionary(), House.Peer, id, House.NowMs);
        _recorder.Record(call, null, TimeSpan.FromMicroseconds(number));
        return id;
    }
}
