using Kontor.World.Chains;

namespace Kontor.World.Tests.Chains;

public sealed class VerificationTests
{
    private static readonly Address20 s_contract = ChainSamples.Somebody(1);
    private static readonly Hash32 s_code = Hash32.Of([1]);

    [Fact]
    public async Task A_source_waits_and_is_settled_once()
    {
        await using var script = await ChainScript.StartAsync();
        var job = await script.World.Ok(Submit());
        Assert.Matches("^[0-9a-f]{32}$", job.Guid);
        Assert.Equal([job.Guid], await script.See(chain => chain.Verifications.Work.Select(work => work.Guid).ToList()));
        var settled = await script.World.Ok(Settle(job, VerificationSamples.Facts));
        Assert.Equal(VerificationState.Success, settled.State);
        Assert.Empty(await script.See(chain => chain.Verifications.Work.ToList()));
        Assert.Equal(Reject.WrongState, await script.RejectOf(Settle(job, null)));
        Assert.Equal(settled, await script.See(chain => chain.Verifications.FindSuccess(VerificationKind.Source, s_contract)));
    }

    [Fact]
    public async Task The_same_source_is_refused_while_it_waits_and_when_it_was_right_but_not_after_it_was_wrong()
    {
        await using var script = await ChainScript.StartAsync();
        var job = await script.World.Ok(Submit());
        Assert.Equal(Reject.Conflict, await script.RejectOf(Submit()));
        await script.World.Ok(Submit() with { CodeHash = Hash32.Of([2]) });
        await script.World.Ok(Settle(job, null));
        Assert.Null(await script.See(chain => chain.Verifications.Find(job.Guid)!.Source));
        var again = await script.World.Ok(Submit());
        await script.World.Ok(Settle(again, VerificationSamples.Facts));
        Assert.Equal(Reject.Conflict, await script.RejectOf(Submit()));
    }

    [Fact]
    public async Task A_proxy_may_be_asked_about_again_when_it_leads_elsewhere()
    {
        await using var script = await ChainScript.StartAsync();
        var (first, second) = (ChainSamples.Somebody(2), ChainSamples.Somebody(3));
        var job = await script.World.Ok(Ask(first));
        Assert.Equal(Reject.Conflict, await script.RejectOf(Ask(second)));
        await script.World.Ok(new SettleVerification(ChainScript.Name, job.Guid, "", null, first));
        Assert.Equal(Reject.Conflict, await script.RejectOf(Ask(first)));
        await script.World.Ok(Ask(second));

        SubmitProxy Ask(Address20 implementation) => new(ChainScript.Name, s_contract, s_code, null, implementation);
    }

    [Fact]
    public async Task What_a_compiler_finds_out_cannot_be_said_by_hand_nor_the_other_way_round()
    {
        await using var script = await ChainScript.StartAsync();
        var job = await script.World.Ok(Submit());
        Assert.Equal(
            Reject.WrongState,
            await script.RejectOf(new RecordVerification(ChainScript.Name, job.Guid, VerificationState.Success))
        );
        var byHand = await script.World.Ok(new RecordVerification(ChainScript.Name, "", VerificationState.Pending));
        Assert.Equal(Reject.WrongState, await script.RejectOf(Settle(byHand, VerificationSamples.Facts)));
        Assert.Equal(Reject.Malformed, await script.RejectOf(new SettleVerification(ChainScript.Name, job.Guid, "", null, s_contract)));
    }

    [Fact]
    public async Task No_more_work_is_taken_in_than_waits_in_bounds_and_no_longer_text()
    {
        await using var script = await ChainScript.StartAsync();
        var tooLong = new string('x', ChainBounds.SourceBytesMax + 1);
        Assert.Equal(
            Reject.Malformed,
            await script.RejectOf(Submit() with { Source = VerificationSamples.Source with { Code = tooLong } })
        );
        for (var job = 0; job < ChainBounds.VerificationWorkMax; job++)
            await script.World.Ok(Submit() with { Source = VerificationSamples.Source with { Code = $"contract Coin {{ }} // {job}" } });
        Assert.Equal(Reject.TooMany, await script.RejectOf(Submit()));
    }

    private static SubmitSource Submit() => new(ChainScript.Name, s_contract, s_code, VerificationSamples.Source);

    private static SettleVerification Settle(VerificationJob job, CompiledFacts? facts) =>
        new(ChainScript.Name, job.Guid, "because", facts, null);
}
