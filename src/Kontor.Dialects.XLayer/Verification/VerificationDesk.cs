using Kontor.Catalog;
using Kontor.Chains;
using Kontor.Chains.Serving;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Chains;
using Kontor.World.Commands;

namespace Kontor.Dialects.XLayer.Verification;

/// <summary>Takes jobs in and tells what became of them, whichever way somebody asks.</summary>
internal sealed class VerificationDesk(LiveWorld world, Explorer explorer, ContractVerifier verifier)
{
    private const string Chain = "xlayer";

    /// <summary>Takes a source in, or says why not.</summary>
    public async ValueTask<(Refusal? Refusal, VerificationJob? Job)> SubmitAsync(Call call, Address20 contract, SubmittedSource source)
    {
        // Nobody here could ever say yes or no: that is another thing than having no time now.
        if (!verifier.HasCompiler)
            return (Errors.ApiOffline, null);
        return await SubmitAsync(call, contract, (_, code) => new(new SubmitSource(Chain, contract, Hash32.Of(code.Span), source)));
    }

    /// <summary>Takes the question in where a proxy leads, or says why not.</summary>
    public async ValueTask<(Refusal? Refusal, VerificationJob? Job)> SubmitProxyAsync(Call call, Address20 proxy, Address20? expected) =>
        await SubmitAsync(
            call,
            proxy,
            async (chain, code) =>
            {
                var found = await ProxyReader.FindAsync(chain, proxy, code, StopOf(call));
                return new SubmitProxy(Chain, proxy, Hash32.Of(code.Span), expected, found);
            }
        );

    public async ValueTask<(Refusal? Refusal, VerificationJob? Job)> FindAsync(Call call, string guid)
    {
        var answer = await world.ReadAsync(state => state.Chains.Find(Chain)?.Verifications.Find(guid));
        return (call.Dialect.RefusalOf(call, answer), answer.Value);
    }

    /// <summary>What is known of a contract. What was found out about other code at the same address does not count.</summary>
    public async ValueTask<(Refusal? Refusal, VerificationJob? Source, VerificationJob? Proxy)> DescribeAsync(Call call, Address20 contract)
    {
        var answer = await world.ReadAsync(state =>
            state.Chains.Find(Chain)?.Verifications is { } jobs
                ? (jobs.FindSuccess(VerificationKind.Source, contract), jobs.FindSuccess(VerificationKind.Proxy, contract))
                : default
        );
        if (call.Dialect.RefusalOf(call, answer) is { } refusal)
            return (refusal, null, null);
        var (source, proxy) = answer.Value;
        if (source is null && proxy is null)
            return default;
        var (unready, _, code) = await ReadCodeAsync(call, contract);
        if (unready is not null)
            return (unready, null, null);
        var hash = Hash32.Of(code.Span);
        return (null, source?.CodeHash == hash ? source : null, proxy?.CodeHash == hash ? proxy : null);
    }

    private async ValueTask<(Refusal? Refusal, VerificationJob? Job)> SubmitAsync(
        Call call,
        Address20 contract,
        Func<IServedChain, ReadOnlyMemory<byte>, ValueTask<Command<Outcome<VerificationJob>>>> commandOf
    )
    {
        try
        {
            var (unready, chain, code) = await ReadCodeAsync(call, contract);
            if (unready is not null)
                return (unready, null);
            if (code.IsEmpty)
                return (Errors.ClientOperationError, null);
            var answer = await world.ExecuteAsync(await commandOf(chain!, code));
            if (call.Dialect.RefusalOf(call, answer) is { } refusal)
                return (refusal, null);
            if (!answer.Value.IsOk)
                return (RefusalOf(answer.Value.Reject), null);
            verifier.Wake();
            return (null, answer.Value.Value);
        }
        catch (Exception away) when (away is ChainSourceUnavailableException or ChainSourceBrokenException)
        {
            return (Errors.ServiceUnavailable, null);
        }
    }

    private async ValueTask<(Refusal? Refusal, IServedChain? Chain, ReadOnlyMemory<byte> Code)> ReadCodeAsync(Call call, Address20 contract)
    {
        if (await explorer.FindReadyAsync(call) is not { } chain)
            return (Errors.ServiceUnavailable, null, default);
        try
        {
            return (null, chain, await chain.CodeAsync(contract, StopOf(call)));
        }
        catch (Exception away) when (away is ChainSourceUnavailableException or ChainSourceBrokenException)
        {
            return (Errors.ServiceUnavailable, null, default);
        }
    }

    private static CancellationToken StopOf(Call call) => call.Http?.RequestAborted ?? CancellationToken.None;

    private static Refusal RefusalOf(Reject reject) =>
        reject switch
        {
            Reject.Conflict => Errors.DataExists,
            // So many wait already that this one would wait for long.
            Reject.TooMany => Errors.SystemBusy,
            _ => Errors.ServiceUnavailable,
        };
}
