using Kontor.Catalog;
using Kontor.Dialects.XLayer.Wire;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Chains;
using Kontor.World.Directory;

namespace Kontor.Dialects.XLayer.Endpoints;

/// <summary><c>contract/*</c>: verification of contract sources.</summary>
internal sealed class ContractEndpoints(LiveWorld world)
{
    /// <summary>Verification costs a compiler's time, so it is not part of what a free key gets.</summary>
    private static readonly string[] s_tiers = ["standard", "premium"];

    public void Map(RouteTable routes) =>
        routes.Add(
            new Route("POST", XLayerDialect.Prefix + "/contract/check-verify-result", Access.Signed, CheckVerifyResult)
            {
                Needs = Permissions.Verify,
                Tiers = s_tiers,
                Service = Explorer.Service,
                Endpoint = "xlayer/contract/check-verify-result",
                Limits = Limits.PerKey,
                Reader = CheckVerifyRequest.Read,
            }
        );

    private async ValueTask<Refusal?> CheckVerifyResult(Call call)
    {
        var request = (CheckVerifyRequest)call.Arguments!;
        var answer = await world.ReadAsync(state => state.Chains.Find("xlayer")?.Verifications.Find(request.Guid));
        if (call.Dialect.RefusalOf(call, answer) is { } refusal)
            return refusal;
        if (answer.Value is not { } job)
            return Errors.ResourceParameterError.With("guid");
        Envelope.Begin(call).WriteStringValue(Word(job.State));
        return Envelope.End(call);
    }

    private static ReadOnlySpan<byte> Word(VerificationState state) =>
        state switch
        {
            VerificationState.Success => "Success"u8,
            VerificationState.Fail => "Fail"u8,
            _ => "Pending"u8,
        };
}
